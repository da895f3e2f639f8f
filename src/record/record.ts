/** How a step went for the person who did it. */
export type Outcome = 'done' | 'failed' | 'skipped';

interface StepRecord {
	outcome: Outcome;
	/** When it was said, ISO 8601. */
	at: string;
	note: string;
}

/** What one reader did with one runbook. */
export interface Record {
	/** When it was begun, ISO 8601; undefined while it is only read. */
	startedAt?: string | undefined;
	steps: Readonly<{ [id: string]: StepRecord }>;
	/** Boxes of checklists that are ticked, as `step:index`. */
	ticked: readonly string[];
}

export const nothing: Record = { steps: {}, ticked: [] };

export function start(record: Record, at: Date): Record {
	return { ...record, startedAt: record.startedAt ?? at.toISOString() };
}

export function tick(record: Record, box: string, isTicked: boolean): Record {
	const others = record.ticked.filter((other) => other !== box);
	return { ...record, ticked: isTicked ? [...others, box] : others };
}

const outcomes: readonly string[] = ['done', 'failed', 'skipped'] satisfies Outcome[];

/** A record out of storage, which any page of the origin may have written; what is malformed is left out. */
export function readRecord(stored: unknown): Record {
	if (!isObject(stored)) return nothing;
	const { startedAt, steps, ticked } = stored;
	const read = isObject(steps) ? Object.entries(steps).flatMap(([id, step]) => (isStep(step) ? [[id, step]] : [])) : [];
	return {
		startedAt: typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt)) ? startedAt : undefined,
		steps: Object.fromEntries(read),
		ticked: Array.isArray(ticked) ? ticked.filter((box) => typeof box === 'string') : [],
	};
}

function isStep(value: unknown): value is StepRecord {
	if (!isObject(value)) return false;
	const { outcome, at, note } = value;
	return (
		typeof outcome === 'string' &&
		outcomes.includes(outcome) &&
		typeof at === 'string' &&
		!Number.isNaN(Date.parse(at)) &&
		typeof note === 'string'
	);
}

function isObject(value: unknown): value is { [key: string]: unknown } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
