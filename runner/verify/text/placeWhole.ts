import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import type { CommandProblem } from '../verdict.ts';
import { problemBetween } from './problemBetween.ts';

/** Problems whose spans count from the start of the document itself. */
export function placeWhole(problems: readonly CommandProblem[], path: string, source: string): Problem[] {
	return problems.map((found) =>
		problemBetween(found, path, pointAt(source, found.span.start), pointAt(source, found.span.end), true),
	);
}

function pointAt(source: string, offset: number): { line: number; column: number } {
	const before = source.slice(0, offset);
	return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
