import { usePrismTheme } from '@docusaurus/theme-common';
import { Highlight } from 'prism-react-renderer';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Command';
import CopyButton from '@theme/RunbookStep/CopyButton';
import OpenNames from '@theme/RunbookStep/OpenNames';
import { piecesOf } from './pieces.ts';
import styles from './styles.module.css';

/** Highlighted code that wraps, so that no part of a command is out of sight, with its copy button. */
export default function Command({ code, label, what, open }: Props): ReactNode {
	const names = open.filter(({ name }) => code.text.includes(`{{${name}}}`));
	return (
		<div className={styles.command}>
			<div className={styles.bar}>
				<span className={styles.label}>{label}</span>
				{what && <CopyButton text={code.text} what={what} />}
			</div>
			<Code text={code.text} language={code.language} open={names.map(({ name }) => name)} />
			{names.length > 0 && <OpenNames names={names} />}
		</div>
	);
}

function Code({ text, language, open }: { text: string; language: string; open: readonly string[] }): ReactNode {
	const theme = usePrismTheme();
	return (
		<Highlight theme={theme} code={text} language={language || 'text'}>
			{({ className, style, tokens, getTokenProps }) => (
				<pre className={`${className} ${styles.pre}`} style={style}>
					<code className={styles.code}>
						{piecesOf(tokens, open).map(({ start, isOpen, ...token }) =>
							isOpen ? (
								<mark key={start} className={styles.open}>
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
