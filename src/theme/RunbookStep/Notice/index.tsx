import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Notice';
import styles from './styles.module.css';

/** A warning that stands between the prose and the command, where it can't be missed. */
export default function Notice({ severity, title, children }: Props): ReactNode {
	return (
		<div className={styles.notice} data-severity={severity} role="note">
			<strong>{title}</strong>
			{children && <span> {children}</span>}
		</div>
	);
}
