import type { Problem } from '../schema/problem.ts';
import { problemAt } from './problemAt.ts';

/** The problem of a document that was asked for as a runbook and has no step. */
export function noStepsProblem(path: string): Problem {
	const start = { line: 1, column: 1, offset: 0 };
	const message = 'This document has no step, so there is nothing to run.';
	const hint = 'Add a step such as `:::shell[Title]{#id}` that holds a `bash` fence and ends with `:::`.';
	return problemAt(path, { start, end: start }, 'language/no-steps', message, hint);
}
