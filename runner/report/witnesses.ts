import type { Problem } from '../../plugins/remark-runbook/language.ts';

/** What an execution left to look at, line by line: a difference, or the last lines of an output. */
export function executionLines({ evidence }: Problem): string[] {
	return evidence.filter(({ layer }) => layer === 'execution').flatMap(({ witness }) => witness.split(/\r?\n/));
}
