import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Props } from '@theme/RunbookInputs';
import Field from '@theme/RunbookInputs/Field';
import { announce } from '../../clipboard/announce.ts';
import { useHasFailed, usePart } from '../../lazy/usePart.ts';
import { filling } from '../../runbook/filling.ts';
import { enterAndKeep, keep, readKept } from '../../runbook/keptValues.ts';
import { defineInputs, enterAll, isTouched } from '../../runbook/pageValues.ts';
import { usePageValues } from '../../runbook/usePageValues.ts';
import styles from './styles.module.css';

/** The form of a runbook's inputs: what is filled in stands in every text of the page at once. */
export default function RunbookInputs({ document, inputs }: Props): ReactNode {
	const page = usePageValues(document);
	const { entered, fromLink } = page;
	const [panel, isTurnedTo] = useTurnedTo();
	const part = usePart(filling, isTurnedTo || isTouched(page));
	useEffect(() => {
		if (isTurnedTo) part?.prepare(document);
	}, [isTurnedTo, part, document]);
	const hasFailed = useHasFailed(filling);
	const heading = useId();
	useEffect(() => {
		defineInputs(document, inputs);
		const kept = readKept(document, inputs);
		enterAll(document, kept.entered, kept.fromLink);
	}, [document, inputs]);
	const enter = (name: string, value: string): void => {
		filling.load();
		enterAndKeep(document, name, value);
	};
	const reset = (): void => {
		enterAll(document, {});
		keep(document, inputs, {});
		announce('All values are as they were');
	};
	return (
		<section className={styles.panel} aria-labelledby={heading} data-runbook-inputs ref={panel}>
			<div className={styles.head}>
				<p className={styles.title} id={heading}>
					Fill in what is yours
				</p>
				<button type="button" className={`clean-btn ${styles.reset}`} onClick={reset}>
					Reset
				</button>
			</div>
			{fromLink.length > 0 && (
				<p className={styles.note} role="note">
					Filled in by the link that you followed: {fromLink.join(', ')}. Read the values before you use them.
				</p>
			)}
			{hasFailed && (
				<p className={styles.note} role="alert">
					What fills the commands did not load: they still hold what they were written with. Type again once the site
					answers.
				</p>
			)}
			<div className={styles.fields}>
				{inputs.map((input) => (
					<Field key={input.name} input={input} entered={entered[input.name]} enter={enter} />
				))}
			</div>
		</section>
	);
}

/** Whether the reader has turned to something in an element. */
function useTurnedTo(): [RefObject<HTMLElement | null>, boolean] {
	const reference = useRef<HTMLElement>(null);
	const [isTurnedTo, turnTo] = useState(false);
	useEffect(() => {
		const element = reference.current;
		const onFocus = (): void => turnTo(true);
		element?.addEventListener('focusin', onFocus, { once: true });
		return () => element?.removeEventListener('focusin', onFocus);
	}, []);
	return [reference, isTurnedTo];
}
