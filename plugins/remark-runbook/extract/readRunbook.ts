import { extractRunbook, type Extracted } from './extractRunbook.ts';
import { parseMdx } from '../parse/parseMdx.ts';
import { problemAt } from '../problems/problemAt.ts';
import type { Problem } from '../schema/problem.ts';

export interface ReadOptions {
	/** Names of the site's own directives. */
	knownDirectives?: Iterable<string>;
}

/** Parses and extracts one document; `path` is the one to show in problems. */
export function readRunbook(path: string, source: string, options: ReadOptions = {}): Extracted {
	const { tree, problems } = parseMdx(source, path);
	if (!tree) return { problems, isRunbook: false };
	const extracted = extractRunbook(tree, { ...options, path, source });
	if (problems.length === 0) return extracted;
	const all = [...problems, ...extracted.problems].toSorted((a, b) => a.line - b.line || a.column - b.column);
	return { problems: all, isRunbook: extracted.isRunbook };
}

/** The problem of a document that was asked for as a runbook and has no step. */
export function noStepsProblem(path: string): Problem {
	const start = { line: 1, column: 1, offset: 0 };
	const message = 'This document has no step, so there is nothing to run.';
	const hint = 'Add a step such as `:::shell[Title]{#id}` that holds a `bash` fence and ends with `:::`.';
	return problemAt(path, { start, end: start }, 'language/no-steps', message, hint);
}
