import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookInput';
import styles from './styles.module.css';

/** The value of an input in prose, or its name where it has none. */
export default function RunbookInput({ name, value }: Props): ReactNode {
	return (
		<code className={styles.input} data-open={value === undefined || undefined} title={`Input ${name}`}>
			{value ?? name}
		</code>
	);
}
