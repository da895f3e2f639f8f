import type { RunbookStatus } from '../../../../plugins/remark-runbook/index.ts';

interface ColumnDefinition {
	label: string;
	/** What rows are sorted by: what needs care comes first. */
	key: (row: RunbookStatus) => string | number;
}

const byUrgency = ['drifted', 'unverified', 'partly', 'stale', 'verified', 'by-hand'];

export const columns = {
	title: { label: 'Runbook', key: ({ title }) => title.toLowerCase() },
	state: { label: 'State', key: ({ state }) => byUrgency.indexOf(state) },
	verified: { label: 'Verified', key: ({ verified, steps, byHand }) => verified / Math.max(1, steps - byHand) },
	source: { label: 'Last report', key: ({ source }) => source?.createdAt ?? '' },
	owner: { label: 'Owner', key: ({ owner }) => owner?.toLowerCase() ?? '' },
} as const satisfies Record<string, ColumnDefinition>;
export type Column = keyof typeof columns;

/** Rows in the order of a column; those that are alike by their titles. */
export function sortRows(rows: readonly RunbookStatus[], by: Column, descending: boolean): RunbookStatus[] {
	const key: ColumnDefinition['key'] = columns[by].key;
	const sign = descending ? -1 : 1;
	return rows.toSorted((a, b) => sign * compare(key(a), key(b)) || compare(a.title, b.title));
}

function compare(a: string | number, b: string | number): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
