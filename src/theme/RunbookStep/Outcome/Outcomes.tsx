import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Outcome';
import { changeRecord } from '../../../record/keptRecord.ts';
import { setNote, setOutcome } from '../../../record/outcome.ts';
import type { Outcome as StepOutcome } from '../../../record/record.ts';
import { useRecord } from '../../../record/useRecord.ts';
import styles from './styles.module.css';

const labels = [
	['done', 'Done'],
	['failed', 'Failed'],
	['skipped', 'Skipped'],
] as const satisfies [StepOutcome, string][];

/** How the step went, when, and a note on it. */
export function Outcomes({ document, id, title }: Props): ReactNode {
	const { steps } = useRecord(document);
	const said = steps[id];
	return (
		<fieldset className={styles.outcome} aria-label={`How the step “${title}” went`}>
			{labels.map(([outcome, label]) => (
				<button
					key={outcome}
					type="button"
					className={`clean-btn ${styles.button}`}
					aria-pressed={said?.outcome === outcome}
					data-outcome={outcome}
					onClick={() => changeRecord(document, (record) => setOutcome(record, id, outcome, new Date()))}
				>
					{label}
				</button>
			))}
			{said && (
				<>
					<time className={styles.time} dateTime={said.at}>
						{new Date(said.at).toLocaleTimeString()}
					</time>
					<input
						className={styles.note}
						type="text"
						value={said.note}
						placeholder="Note"
						aria-label={`Note on the step “${title}”`}
						onChange={({ target }) => changeRecord(document, (record) => setNote(record, id, target.value))}
					/>
				</>
			)}
		</fieldset>
	);
}
