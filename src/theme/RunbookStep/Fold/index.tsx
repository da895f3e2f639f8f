import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Fold';
import styles from './styles.module.css';

/** What a reader opens when it is wanted; the browser's own element, so it works without a script. */
export default function Fold({ summary, children }: Props): ReactNode {
	return (
		<details className={styles.fold}>
			<summary className={styles.summary}>{summary}</summary>
			<div className={styles.content}>{children}</div>
		</details>
	);
}
