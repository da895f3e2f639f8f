import type { ReactNode } from 'react';
import styles from './styles.module.css';

interface Props {
	label: string;
	run: () => void;
	expanded?: boolean;
}

/** A button of the bar. */
export function Action({ label, run, expanded }: Props): ReactNode {
	return (
		<button type="button" className={`clean-btn ${styles.button}`} aria-expanded={expanded} onClick={run}>
			{label}
		</button>
	);
}
