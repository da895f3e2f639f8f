import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/CaptureField';
import { enterValue } from '../../../runbook/pageValues.ts';
import { usePageValues } from '../../../runbook/usePageValues.ts';
import styles from './styles.module.css';

/** Takes what a step printed: later steps that need it are filled with it. */
export default function CaptureField({ document, name, title }: Props): ReactNode {
	const { entered } = usePageValues(document);
	const id = useId();
	return (
		<div className={styles.capture}>
			<label className={styles.label} htmlFor={id}>
				Paste what it printed, for <code>{name}</code>
			</label>
			<input
				id={id}
				className={styles.control}
				type="text"
				value={entered[name] ?? ''}
				aria-label={`What the step “${title}” printed, for ${name}`}
				autoComplete="off"
				spellCheck={false}
				onChange={({ target }) => enterValue(document, name, target.value)}
			/>
		</div>
	);
}
