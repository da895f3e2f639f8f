import { useCallback, useSyncExternalStore } from 'react';
import type { RunbookStepProps } from '../../plugins/remark-runbook/index.ts';
import { filling } from './filling.ts';
import type { LiveStep } from './liveStep.ts';
import { currentValues, isTouched, subscribeStep } from './pageValues.ts';

const built = new WeakMap<RunbookStepProps, LiveStep>();

function asBuilt(step: RunbookStepProps): LiveStep {
	const known = built.get(step);
	if (known) return known;
	const live: LiveStep = { step, refused: [] };
	built.set(step, live);
	return live;
}

/** A step as the page shows it now: with the reader's values in its texts and in the line that runs it. */
export function useLiveStep(step: RunbookStepProps): LiveStep {
	const { document } = step;
	const listen = useCallback(
		(listener: () => void) => {
			const stops = [subscribeStep(step, listener), filling.subscribe(listener)];
			return () => stops.forEach((stop) => stop());
		},
		[step],
	);
	const now = (): LiveStep => {
		const fill = filling.current();
		const isFilled = fill && (isTouched(currentValues(document)) || fill.isPrepared(document));
		return isFilled ? fill.liveStep(step) : asBuilt(step);
	};
	return useSyncExternalStore(listen, now, () => asBuilt(step));
}
