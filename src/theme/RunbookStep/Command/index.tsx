import { usePrismTheme } from '@docusaurus/theme-common';
import { Highlight } from 'prism-react-renderer';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Command';
import CopyButton from '@theme/RunbookStep/CopyButton';
import { piecesOf } from './pieces.ts';
import styles from './styles.module.css';

/** Highlighted code that wraps, so that no part of a command is out of sight, with its copy button. */
export default function Command({ code, label, what, missing }: Props): ReactNode {
	return (
		<div className={styles.command}>
			<div className={styles.bar}>
				<span className={styles.label}>{label}</span>
				{what && <CopyButton text={code.text} what={what} />}
			</div>
			<Code text={code.text} language={code.language} missing={missing} />
		</div>
	);
}

function Code({ text, language, missing }: { text: string; language: string; missing: readonly string[] }): ReactNode {
	const theme = usePrismTheme();
	return (
		<Highlight theme={theme} code={text} language={language || 'text'}>
			{({ className, style, tokens, getTokenProps }) => (
				<pre className={`${className} ${styles.pre}`} style={style}>
					<code className={styles.code}>
						{piecesOf(tokens, missing).map(({ start, open, ...token }) => (
							<span key={start} {...getTokenProps({ token })} data-open={open || undefined} />
						))}
					</code>
				</pre>
			)}
		</Highlight>
	);
}
