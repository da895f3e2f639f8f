import { structuredPatch } from 'diff';
import type { Runbook, Step } from '../../plugins/remark-runbook/language.ts';

/** The lines in which two texts differ, as `diff -u` shows them. */
export function diffLines(before: string, after: string): string[] {
	const { hunks } = structuredPatch('', '', before, after, '', '', { context: 2 });
	return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
		`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
		...lines,
	]);
}

/**
 * The first reason why a run can't go on by a changed document: what was done by then must read as it did, in its order,
 * and the contract as well. `begun` are the ids of the steps that were started, or left out.
 */
export function whyNotAcceptable(before: Runbook, after: Runbook, begun: readonly string[]): string | undefined {
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
