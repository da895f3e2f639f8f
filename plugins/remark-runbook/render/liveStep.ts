import type { Step } from '../schema/steps/index.ts';

/** What only the extraction and its problems need. */
const positions = new Set(['range', 'contentLine', 'contentColumn', 'section']);

/** The step as its page needs it to fill its texts anew: without positions, and undefined where there is nothing to fill. */
export function liveStep(step: Step): Step | undefined {
	if (!hasPlaceholders(step)) return undefined;
	return JSON.parse(JSON.stringify(step, (key, value: unknown) => (positions.has(key) ? undefined : value)));
}

function hasPlaceholders(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([key, entry]) =>
		key === 'placeholders' ? Array.isArray(entry) && entry.length > 0 : hasPlaceholders(entry),
	);
}
