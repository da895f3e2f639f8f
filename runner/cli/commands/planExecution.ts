import type { LoadedRunbook } from '../../load/loadedDocument.ts';
import type { Operator } from '../../operator/operator.ts';
import type { CalledSecrets } from '../../plan/calledKnowledge.ts';
import { secretValues } from '../../plan/knowledge.ts';
import type { Knowledge } from '../../plan/knowledge.ts';
import type { Plan } from '../../plan/plan.ts';
import { planRun } from '../../plan/planRun.ts';
import type { Selection } from '../../plan/selection.ts';
import { askForCalled, assertCalledGiven, gatherCalledSecrets, placeCalled } from './gatherCalled.ts';
import type { SecretSources } from './gatherCalled.ts';

interface ExecutionOptions extends SecretSources {
	operator: Operator;
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
	const lay = (secrets: CalledSecrets): Promise<Plan> =>
		planRun({ path, absolutePath, runbook, workspace, knowledge, selection, chosen, sandboxed, called, secrets });
	const secrets = await gatherCalledSecrets(called, options);
	const first = await lay(secrets);
	const asked = await askForCalled(first, options);
	const plan = asked.size === 0 ? first : await lay(together(secrets, asked));
	assertCalledGiven(plan);
	for (const value of plan.called.flatMap((scope) => secretValues(scope.knowledge))) masker.add(value);
	return plan;
}

function together(read: CalledSecrets, asked: CalledSecrets): CalledSecrets {
	const prefixes = [...new Set([...read.keys(), ...asked.keys()])];
	return new Map(prefixes.map((one) => [one, new Map([...(read.get(one) ?? []), ...(asked.get(one) ?? [])])]));
}
