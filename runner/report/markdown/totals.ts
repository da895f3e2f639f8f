import type { Report } from '../schema.ts';
import { coveragePercent } from '../summary.ts';
import { table } from './table.ts';

/** What a report adds up to: commands by verdict, or steps by how they ended. */
export function totals(report: Report): string[] {
	const counts = report.mode === 'execute' || report.mode === 'test' ? stepCounts(report) : commandCounts(report);
	return table(
		Object.keys(counts).map((heading) => ({ heading, numeric: true })),
		[Object.values(counts).map(String)],
	);
}

function commandCounts({ documents, coverage }: Report): Record<string, number | string> {
	const { commands, verified, simulated, unknown, notCheckable } = coverage;
	const percent = coveragePercent(coverage);
	return {
		Documents: documents.length,
		Commands: commands,
		Verified: verified + simulated,
		Drifted: commands - verified - simulated - unknown - notCheckable,
		Unknown: unknown,
		'Not checkable': notCheckable,
		Coverage: percent === undefined ? '–' : `${percent}%`,
	};
}

function stepCounts({ documents }: Report): Record<string, number> {
	const statuses = documents.flatMap(({ steps }) => steps.map(({ status }) => status));
	const count = (...wanted: string[]): number => statuses.filter((status) => wanted.includes(status)).length;
	return {
		Documents: documents.length,
		Steps: statuses.length,
		Done: count('passed', 'already-done'),
		Failed: count('failed', 'interrupted'),
		Skipped: count('skipped'),
		Unknown: count('unknown'),
	};
}
