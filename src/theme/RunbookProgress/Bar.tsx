import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookProgress';
import { announce } from '../../clipboard/announce.ts';
import { copyText } from '../../clipboard/copyText.ts';
import { changeRecord } from '../../record/keptRecord.ts';
import { nothing } from '../../record/record.ts';
import { setOutcome } from '../../record/outcome.ts';
import { recordMarkdown } from '../../record/recordMarkdown.ts';
import { currentStep, keyOf, keys, moveStep } from '../../record/stepKeys.ts';
import type { Key } from '../../record/stepKeys.ts';
import { useRecord } from '../../record/useRecord.ts';
import { Action } from './Action.tsx';
import { Forget } from './Forget.tsx';
import styles from './styles.module.css';

/** The bar of a runbook that is being done: how far one is, the record, and the keys. Who has just begun is led to the first step. */
export function Bar({ document, title, steps, hasBegun }: Props & { hasBegun: boolean }): ReactNode {
	const record = useRecord(document);
	const [showsKeys, setShowsKeys] = useState(false);
	const bar = useRef<HTMLElement>(null);
	useEffect(() => keepClear(bar.current), []);
	useEffect(() => {
		if (hasBegun) moveStep(1);
	}, [hasBegun]);
	useEffect(() => {
		const act: Record<Key, () => void> = {
			n: () => moveStep(1),
			p: () => moveStep(-1),
			c: () => currentStep()?.querySelector<HTMLElement>('button[data-runbook-copy]')?.click(),
			d: () => markDone(document),
			'?': () => setShowsKeys((shown) => !shown),
		};
		const onKey = (event: KeyboardEvent): void => {
			const key = keyOf(event);
			if (!key) return;
			event.preventDefault();
			act[key]();
		};
		window.addEventListener('keydown', onKey);
		return () => window.removeEventListener('keydown', onKey);
	}, [document]);
	const said = steps.filter(({ id }) => record.steps[id]).length;
	const copy = async (): Promise<void> => {
		const url = window.location.origin + window.location.pathname;
		const copied = await copyText(recordMarkdown({ title, url, steps }, record, new Date()));
		announce(copied ? 'Copied: the record as Markdown' : 'Could not copy the record');
	};
	return (
		<section ref={bar} className={styles.bar} aria-label="Progress" data-runbook-progress>
			<progress className={styles.progress} value={said} max={steps.length} aria-label="Steps with an outcome" />
			<output className={styles.count}>
				{said} of {steps.length}
			</output>
			<span className={styles.actions}>
				<Action label="Copy record" run={() => void copy()} />
				<Action label="Keys" run={() => setShowsKeys(!showsKeys)} expanded={showsKeys} />
				<Forget isAsked={said > 0 || record.ticked.length > 0} run={() => changeRecord(document, () => nothing)} />
			</span>
			{showsKeys && <Keys />}
		</section>
	);
}

/** Has the page scroll to where the bar covers nothing, however many lines it takes. */
function keepClear(bar: HTMLElement | null): (() => void) | undefined {
	if (!bar) return undefined;
	const { style } = window.document.documentElement;
	const keep = (): void => void (style.scrollPaddingTop = `${bar.offsetHeight + 8}px`);
	keep();
	const observer = new ResizeObserver(keep);
	observer.observe(bar);
	return () => {
		observer.disconnect();
		style.scrollPaddingTop = '';
	};
}

function markDone(document: string): void {
	const id = currentStep()?.getAttribute('aria-labelledby');
	if (id) changeRecord(document, (record) => setOutcome(record, id, 'done', new Date()));
}

function Keys(): ReactNode {
	return (
		<dl className={styles.keys}>
			{Object.entries(keys).map(([key, what]) => (
				<div key={key}>
					<dt>
						<kbd>{key}</kbd>
					</dt>
					<dd>{what}</dd>
				</div>
			))}
		</dl>
	);
}
