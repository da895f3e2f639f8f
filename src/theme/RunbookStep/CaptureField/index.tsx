import { memo, useId } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/CaptureField';
import { usePart } from '../../../lazy/usePart.ts';
import { filling } from '../../../runbook/filling.ts';
import { enterValue, isTouched } from '../../../runbook/pageValues.ts';
import { usePageValues } from '../../../runbook/usePageValues.ts';
import styles from './styles.module.css';

/** Takes what a step printed: later steps that need it are filled with it. */
export default memo(function CaptureField({ document, name, title }: Props): ReactNode {
	const page = usePageValues(document);
	usePart(filling, isTouched(page));
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
				value={page.entered[name] ?? ''}
				aria-label={`What the step “${title}” printed, for ${name}`}
				autoComplete="off"
				spellCheck={false}
				onFocus={filling.load}
				onChange={({ target }) => enterValue(document, name, target.value)}
			/>
		</div>
	);
});
