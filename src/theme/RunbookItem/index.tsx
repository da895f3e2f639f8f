import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookItem';
import styles from './styles.module.css';

/** One thing to do by hand, with a box to tick. */
export default function RunbookItem({ children }: Props): ReactNode {
	return (
		<label className={styles.item}>
			<input type="checkbox" className={styles.box} />
			<span>{children}</span>
		</label>
	);
}
