import type { RunbookStepProps } from '../../plugins/remark-runbook/index.ts';
import { paint } from './paint.ts';
import { renewBy, stepsOf } from './pageValues.ts';
import type { StepListeners } from './pageValues.ts';

export { liveStep } from './liveStep.ts';

/** Steps that are rendered at a time while nobody waits for them. */
const slice = 12;
const waiting: StepListeners = new Map();
const prepared = new Set<string>();
let isScheduled = false;

renewBy((steps) => {
	for (const [step, show] of steps) {
		if (paint(step)) waiting.set(step, show);
		else showNow(step, show);
	}
	schedule();
});

/** Has the places of all values marked while the reader turns to a field, so that the first letter is written as fast as any. */
export function prepare(document: string): void {
	if (prepared.has(document)) return;
	prepared.add(document);
	for (const [step, show] of stepsOf(document)) waiting.set(step, show);
	schedule();
}

export function isPrepared(document: string): boolean {
	return prepared.has(document);
}

/** Renders all that was only written so far, as what is copied is what was rendered; returns whether there was any. */
export function settle(): boolean {
	const hadAny = waiting.size > 0;
	for (const [step, show] of waiting) showNow(step, show);
	return hadAny;
}

function showNow(step: RunbookStepProps, show: () => void): void {
	waiting.delete(step);
	show();
}

function schedule(): void {
	if (isScheduled || waiting.size === 0) return;
	isScheduled = true;
	const idle = 'requestIdleCallback' in window ? window.requestIdleCallback : setTimeout;
	idle(() => {
		isScheduled = false;
		for (const [step, show] of [...waiting].slice(0, slice)) showNow(step, show);
		schedule();
	});
}
