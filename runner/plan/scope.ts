import type { LoadedRunbook } from '../load/loadedDocument.ts';
import type { CalledRunbook } from './calledRunbook.ts';
import type { Plan } from './plan.ts';

/** The prefix of the runbook that a step belongs to: empty for the document itself. */
export function prefixOf(id: string): string {
	return id.slice(0, id.lastIndexOf('/') + 1);
}

/** The results of the steps of one runbook, by the ids that they have in it. */
export function resultsWithin<R>(prefix: string, results: ReadonlyMap<string, R>): ReadonlyMap<string, R> {
	if (prefix === '') return results;
	const own = [...results].filter(([id]) => prefixOf(id) === prefix);
	return new Map(own.map(([id, result]) => [id.slice(prefix.length), result]));
}

/** The plan as a step's own runbook sees it: its contract, names and workspace, with all steps of the run. */
export function scopedPlan(plan: Plan, id: string): Plan {
	const root = plan.root ?? plan;
	const prefix = prefixOf(id);
	const scope = prefix === '' ? undefined : plan.called.find((called) => called.prefix === prefix);
	if (!scope) return root;
	const { path, absolutePath, runbook, workspace, knowledge } = scope;
	return { ...root, path, absolutePath, runbook, workspace, knowledge, root };
}

/** The runbooks that a document calls, in the order of a run, each before those that it calls itself. */
export function calledRunbooks(
	document: LoadedRunbook,
	workspaceOf: (called: LoadedRunbook) => string,
	caller = '',
): CalledRunbook[] {
	return document.runbook.steps.flatMap((step) => {
		const called = document.calls?.get(step.id);
		if (step.kind !== 'call' || !called) return [];
		const { path, absolutePath, source, runbook } = called;
		const prefix = `${caller}${step.id}/`;
		const scope = { prefix, caller, step, path, absolutePath, source, runbook, workspace: workspaceOf(called) };
		return [scope, ...calledRunbooks(called, workspaceOf, prefix)];
	});
}

/** The texts of all documents of a run, by their paths. */
export function sourcesOf({ path, called }: Pick<Plan, 'path' | 'called'>, source: string): Map<string, string> {
	return new Map([[path, source], ...called.map((scope) => [scope.path, scope.source] as const)]);
}
