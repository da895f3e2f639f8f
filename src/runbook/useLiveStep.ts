import { useMemo } from 'react';
import type { RunbookStepProps } from '../../plugins/remark-runbook/index.ts';
import { commandLine } from '../../plugins/remark-runbook/page.ts';
import { liveStep, namesOf } from './liveTexts.ts';
import type { LiveStep } from './liveTexts.ts';
import { usePageValues } from './usePageValues.ts';

/** A step as the page shows it now: with the reader's values in its texts and in the line that runs it. */
export function useLiveStep(built: RunbookStepProps): LiveStep<RunbookStepProps> {
	const { entered, values, given } = usePageValues(built.document);
	const names = useMemo(() => namesOf(built), [built]);
	const isTouched = Object.keys(entered).length > 0;
	// Texts are filled anew only when one of the step's own values changes.
	const key = isTouched ? JSON.stringify(names.flatMap((name) => (name in values ? [[name, values[name]]] : []))) : '';
	const own = useMemo(
		() => (key === '' ? undefined : Object.fromEntries<string>(JSON.parse(key) as [string, string][])),
		[key],
	);
	const filled = useMemo(() => liveStep(built, own), [built, own]);
	return { ...filled, step: { ...filled.step, cli: commandLine(built.document, built.id, given, built.choices) } };
}
