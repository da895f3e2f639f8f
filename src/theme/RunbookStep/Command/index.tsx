import { usePrismTheme } from '@docusaurus/theme-common';
import { Highlight } from 'prism-react-renderer';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Command';
import CopyButton from '@theme/RunbookStep/CopyButton';
import OpenNames from '@theme/RunbookStep/OpenNames';
import { piecesOf } from './pieces.ts';
import styles from './styles.module.css';

/** Highlighted code that wraps, so that no part of a command is out of sight, with its copy button. */
export default memo(function Command({ code, label, what, open, insertions, danger }: Props): ReactNode {
	const names = open.filter(({ name }) => code.text.includes(`{{${name}}}`));
	const missing = names.map(({ name }) => name);
	return (
		<div className={styles.command}>
			<div className={styles.bar}>
				<span className={styles.label}>{label}</span>
				{what && <CopyButton text={code.text} what={what} missing={missing} danger={danger} />}
			</div>
			<Code text={code.text} language={code.language} open={missing} filled={insertions} />
			{names.length > 0 && <OpenNames names={names} />}
		</div>
	);
});

interface CodeProps {
	text: string;
	language: string;
	open: readonly string[];
	filled: Props['insertions'];
}

function Code({ text, language, open, filled }: CodeProps): ReactNode {
	const theme = usePrismTheme();
	return (
		<Highlight theme={theme} code={text} language={language || 'text'}>
			{({ className, style, tokens, getTokenProps }) => (
				<pre className={`${className} ${styles.pre}`} style={style}>
					<code className={styles.code}>
						{piecesOf(tokens, open, filled).map(({ start, mark, ...token }) =>
							mark ? (
								<mark key={start} className={styles[mark]}>
									{token.content}
								</mark>
							) : (
								<span key={start} {...getTokenProps({ token })} />
							),
						)}
					</code>
				</pre>
			)}
		</Highlight>
	);
}
