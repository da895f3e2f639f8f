import type { Problem } from '../../plugins/remark-runbook/language.ts';
import { plural } from './text/plural.ts';
import type { Coverage, Report } from './schema.ts';

/** `2 errors, 1 warning, 3 info`; an empty count of the milder ones is left out. */
export function countFindings(problems: readonly Problem[]): string {
	const count = (wanted: Problem['severity']): number => problems.filter(({ severity }) => severity === wanted).length;
	const warnings = count('warning');
	const infos = count('info');
	return [
		plural(count('error'), 'error'),
		...(warnings > 0 ? [plural(warnings, 'warning')] : []),
		...(infos > 0 ? [`${infos} info`] : []),
	].join(', ');
}

/** The part of the commands a machine can check that holds, in whole percent; rounded down, so that 100 means all. */
export function coveragePercent({ commands, verified, simulated, notCheckable }: Coverage): number | undefined {
	const checkable = commands - notCheckable;
	return checkable > 0 ? Math.floor(((verified + simulated) / checkable) * 100) : undefined;
}

/** How many commands stand where, largest claim first: `52 verified`, `1 drifted`, `5 unknown`. */
export function coverageParts({ commands, verified, simulated, unknown, notCheckable }: Coverage): string[] {
	const drifted = commands - verified - simulated - unknown - notCheckable;
	const counts: [number, string][] = [
		[verified, 'verified'],
		[simulated, 'simulated'],
		[drifted, 'drifted'],
		[unknown, 'unknown'],
		[notCheckable, 'not checkable'],
	];
	return counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
}

/** How the steps of a run ended: `4 of 5 steps done`, `1 failed`. */
export function stepParts({ documents }: Report): string[] {
	const steps = documents.flatMap((document) => document.steps);
	const count = (...wanted: string[]): number => steps.filter(({ status }) => wanted.includes(status)).length;
	const others: [number, string][] = [
		[count('failed'), 'failed'],
		[count('interrupted'), 'interrupted'],
		[count('skipped'), 'skipped'],
	];
	return [
		`${count('passed', 'already-done')} of ${plural(steps.length, 'step')} done`,
		...others.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`),
	];
}
