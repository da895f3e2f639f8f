import type { Problem } from '../schema/problem.ts';

/** Problems in the order of their places in the document. */
export function inOrder(problems: readonly Problem[]): Problem[] {
	return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
