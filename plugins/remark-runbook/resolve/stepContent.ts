import type { Step } from '../schema/steps/index.ts';

/** All that a step does and expects as one text, whatever it is called and wherever it stands: by its digest a change is seen. */
export function stepContent(step: Step): string {
	const content = { ...step, id: undefined, title: undefined, section: undefined };
	return JSON.stringify(content, (key, value: unknown) => (isPlace(key, value) ? undefined : value));
}

function isPlace(key: string, value: unknown): boolean {
	if (key === 'range') return typeof value === 'object';
	return (key === 'contentLine' || key === 'contentColumn') && typeof value === 'number';
}
