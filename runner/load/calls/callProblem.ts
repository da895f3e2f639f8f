import { readdirSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../../../plugins/remark-runbook/language.ts';
import type { Problem, Range } from '../../../plugins/remark-runbook/language.ts';

/** A finding about a call, at a place in the document that calls. */
export function callProblem(
	document: string,
	{ start, end }: Range,
	ruleId: Problem['ruleId'],
	message: string,
	hint: string,
): Problem {
	return {
		path: document,
		line: start.line,
		column: start.column,
		endLine: end.line,
		endColumn: end.column,
		ruleId,
		severity: 'error',
		message,
		hint,
		evidence: [],
	};
}

/** The document that may have been meant, from the names beside the one that is missing. */
export function nearestDocument(written: string, caller: string): string {
	const directory = path.resolve(path.dirname(caller), path.dirname(written));
	const names = documentsIn(directory);
	const meant = nearest(path.basename(written), names);
	if (meant === undefined) return '`runbook` counts from the document that calls.';
	return `Did you mean \`${written.slice(0, written.lastIndexOf('/') + 1)}${meant}\`?`;
}

function documentsIn(directory: string): string[] {
	try {
		return readdirSync(directory).filter((name) => /\.mdx?$/.test(name));
	} catch {
		return [];
	}
}
