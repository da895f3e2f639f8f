import type { LoadedRunbook } from '../../load/loadDocument.ts';
import { secretValues } from '../../plan/knowledge.ts';
import type { Knowledge } from '../../plan/knowledge.ts';
import type { Plan } from '../../plan/plan.ts';
import { planRun } from '../../plan/planRun.ts';
import type { Selection } from '../../plan/selection.ts';
import { assertCalledGiven, gatherCalledSecrets, placeCalled } from './gatherCalled.ts';
import type { SecretSources } from './gatherCalled.ts';

interface ExecutionOptions extends SecretSources {
	workspace: string;
	knowledge: Knowledge;
	selection: Selection;
	chosen: ReadonlyMap<string, string>;
}

/** Lays out an execution with all that it calls. Throws a `UserError` where something of that has no value. */
export async function planExecution(document: LoadedRunbook, options: ExecutionOptions): Promise<Plan> {
	const { path, absolutePath, runbook } = document;
	const { workspace, knowledge, selection, chosen, sandboxed, masker } = options;
	const called = placeCalled(document, workspace, sandboxed);
	const secrets = await gatherCalledSecrets(called, options);
	const calls = { called, secrets };
	const plan = await planRun({
		path,
		absolutePath,
		runbook,
		workspace,
		knowledge,
		selection,
		chosen,
		sandboxed,
		...calls,
	});
	assertCalledGiven(plan);
	for (const value of plan.called.flatMap((scope) => secretValues(scope.knowledge))) masker.add(value);
	return plan;
}
