import type { ReactNode } from 'react';
import { changeRecord } from '../../record/keptRecord.ts';
import { tick } from '../../record/record.ts';
import { useRecord } from '../../record/useRecord.ts';
import type { Props } from '@theme/RunbookItem';
import styles from './styles.module.css';

/** One thing to do by hand, with a box to tick that is still ticked after a reload. */
export default function RunbookItem({ document, step, index, children }: Props): ReactNode {
	const box = `${step}:${index}`;
	const isTicked = useRecord(document).ticked.includes(box);
	return (
		<label className={styles.item}>
			<input
				type="checkbox"
				className={styles.box}
				checked={isTicked}
				onChange={({ target }) => changeRecord(document, (record) => tick(record, box, target.checked))}
			/>
			<span>{children}</span>
		</label>
	);
}
