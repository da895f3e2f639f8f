import type { Problem } from '../schema/problem.ts';

/** All problems of a document as one message: a line each, with the hint below it. */
export function describeProblems(path: string, problems: readonly Problem[]): string {
	const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
	return [`This runbook has ${count}:`, ...problems.map((problem) => describeProblem(path, problem))].join('\n');
}

function describeProblem(path: string, { line, column, ruleId, message, hint }: Problem): string {
	const first = `  ${path}:${line}:${column} ${message} (${ruleId})`;
	return hint === undefined ? first : `${first}\n    ${hint.replaceAll('\n', '\n    ')}`;
}
