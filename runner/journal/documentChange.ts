import { structuredPatch } from 'diff';
import type { Runbook, Step } from '../../plugins/remark-runbook/language.ts';
import type { LoadedRunbook } from '../load/loadedDocument.ts';
import { calledRunbooks, prefixOf } from '../plan/scope.ts';
import type { CalledRunbook } from '../plan/calledRunbook.ts';

/** The lines in which two texts differ, as `diff -u` shows them. */
export function diffLines(before: string, after: string): string[] {
	const { hunks } = structuredPatch('', '', before, after, '', '', { context: 2 });
	return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
		`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
		...lines,
	]);
}

/**
 * The first reason why a run can't go on by changed documents: what was done by then must read as it did, in its order,
 * and the contract as well. `begun` are the ids of the steps that were started, or left out.
 */
export function whyNotAcceptable(
	before: LoadedRunbook,
	after: LoadedRunbook,
	begun: readonly string[],
): string | undefined {
	const now = new Map(documentsOf(after).map(({ prefix, runbook }) => [prefix, runbook]));
	for (const { prefix, path, runbook } of documentsOf(before)) {
		const own = begun.filter((id) => prefixOf(id) === prefix).map((id) => id.slice(prefix.length));
		if (prefix !== '' && own.length === 0) continue;
		const changed = now.get(prefix);
		const reason = changed ? whyChanged(runbook, changed, own) : 'it is called no more';
		if (reason !== undefined) return prefix === '' ? reason : `in ${path}, ${reason}`;
	}
	return undefined;
}

/** The document and those that it calls. */
function documentsOf(document: LoadedRunbook): Pick<CalledRunbook, 'prefix' | 'path' | 'runbook'>[] {
	const { path, runbook } = document;
	return [{ prefix: '', path, runbook }, ...calledRunbooks(document, () => '')];
}

function whyChanged(before: Runbook, after: Runbook, begun: readonly string[]): string | undefined {
	if (JSON.stringify(before.contract) !== JSON.stringify(after.contract)) return 'its frontmatter changed';
	const positions = begun.map((id) => after.steps.findIndex((step) => step.id === id));
	const changed = begun.find((id) => textOf(stepOf(before, id)) !== textOf(stepOf(after, id)));
	if (changed !== undefined) {
		const what = stepOf(after, changed) ? 'changed' : 'is gone';
		return `step ${changed}, which was begun by then, ${what}`;
	}
	if (positions.some((position, index) => position !== index)) return 'steps that were begun are in another order';
	return undefined;
}

function stepOf({ steps }: Runbook, id: string): Step | undefined {
	return steps.find((step) => step.id === id);
}

/** A step without where it stands in the document. */
function textOf(step: Step | undefined): string | undefined {
	return JSON.stringify(step, (key, value: unknown) =>
		key === 'range' || key === 'contentLine' || key === 'contentColumn' || key === 'section' ? undefined : value,
	);
}
