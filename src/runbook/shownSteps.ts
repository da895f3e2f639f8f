import type { RunbookStepProps } from '../../plugins/remark-runbook/index.ts';

const shown = new Map<string, RunbookStepProps>();

function keyOf({ document, id }: Pick<RunbookStepProps, 'document' | 'id'>): string {
	return `${document}#${id}`;
}

/** Makes a step known as the page shows it now, until the returned function is called. */
export function showStep(step: RunbookStepProps): () => void {
	const key = keyOf(step);
	shown.set(key, step);
	return () => {
		if (shown.get(key) === step) shown.delete(key);
	};
}

/** The steps of a document that are on the page and in no tab that is not chosen, in this order. */
export function shownSteps(document: string, ids: readonly string[]): RunbookStepProps[] {
	return ids.flatMap((id) => {
		const step = shown.get(keyOf({ document, id }));
		const section = window.document.getElementById(id);
		return step && section && section.offsetParent !== null ? [step] : [];
	});
}
