import type { Input } from '../../../plugins/remark-runbook/language.ts';
import { Interrupted } from '../../errors/interrupted.ts';
import type { LoadedRunbook } from '../../load/loadedDocument.ts';
import { UserError } from '../../errors/userError.ts';
import type { Operator } from '../../operator/operator.ts';
import type { CalledSecrets } from '../../plan/calledKnowledge.ts';
import { describeInput, waysToGive } from '../../plan/inputs.ts';
import type { Plan } from '../../plan/plan.ts';
import { calledRunbooks } from '../../plan/scope.ts';
import type { CalledRunbook } from '../../plan/calledRunbook.ts';
import { readSecrets } from '../../secrets/readSecrets.ts';
import { calledWorkspace } from '../../workspace/calledWorkspace.ts';
import type { Masker } from '../../secrets/masker.ts';

/** The runbooks that a document calls, each with the workspace that it has where the document is executed in `workspace`. */
export function placeCalled(document: LoadedRunbook, workspace: string, sandboxed = false): CalledRunbook[] {
	return calledRunbooks(document, (called) => calledWorkspace(called, document, workspace, sandboxed));
}

export interface SecretSources {
	env: Readonly<Record<string, string | undefined>>;
	/** Whether it is executed in a sandbox, for which no secret is fetched. */
	sandboxed: boolean;
	masker: Masker;
	signal: AbortSignal;
}

/** The secrets that called runbooks are not given, from the sources that they name. */
export async function gatherCalledSecrets(
	called: readonly CalledRunbook[],
	{ env, sandboxed, masker, signal }: SecretSources,
): Promise<CalledSecrets> {
	const all = new Map<string, ReadonlyMap<string, string>>();
	for (const { prefix, step, runbook, absolutePath, workspace } of called) {
		const given = new Set(step.inputs.map(({ name }) => name));
		const inputs = Object.entries(runbook.contract.inputs).filter(([name]) => !given.has(name));
		const own = sandboxed ? undefined : { documentPath: absolutePath, workspace, signal };
		const contract = { ...runbook.contract, inputs: Object.fromEntries(inputs) };
		const secrets = await readSecrets(contract, { files: new Map(), env, own });
		for (const value of secrets.values()) masker.add(value);
		all.set(prefix, secrets);
	}
	return all;
}

interface MissingInput {
	prefix: string;
	path: string;
	name: string;
	input: Input;
}

/** The inputs without which a step would run in a called runbook. */
function missingInputs({ called, steps }: Plan): MissingInput[] {
	return called.flatMap(({ prefix, path, runbook, knowledge, step }) => {
		const given = new Set(step.inputs.map(({ name }) => name));
		const runs = steps.some((planned) => planned.step.id.startsWith(prefix) && planned.skipped === undefined);
		return [...knowledge].flatMap(([name, known]) => {
			const input = runbook.contract.inputs[name];
			return runs && input && known.state === 'missing' && !given.has(name) ? [{ prefix, path, name, input }] : [];
		});
	});
}

interface AskOptions {
	operator: Operator;
	masker: Masker;
	signal: AbortSignal;
}

/** Asks for the secrets of called runbooks that no source gave. What is not answered stays missing. */
export async function askForCalled(plan: Plan, { operator, masker, signal }: AskOptions): Promise<CalledSecrets> {
	const answers = new Map<string, Map<string, string>>();
	for (const { prefix, name, input } of missingInputs(plan)) {
		if (!operator.askInput || input.type !== 'secret') continue;
		const typed = await operator.askInput(prefix + name, input);
		if (signal.aborted) throw new Interrupted('interrupted before the first step');
		if (!typed.given) return answers;
		masker.add(typed.value);
		answers.set(prefix, (answers.get(prefix) ?? new Map<string, string>()).set(name, typed.value));
	}
	return answers;
}

/** Fails where a step would run in a called runbook without one of its inputs. */
export function assertCalledGiven(plan: Plan): void {
	const [first] = missingInputs(plan);
	if (!first) return;
	const { prefix, path, name, input } = first;
	throw new UserError(
		`no value for ${name} of ${path}, which the step ${prefix.slice(0, -1)} calls`,
		`${describeInput(name, input)} (${waysToGive(name, input)}), or hand it on in the \`yaml\` fence of that step.`,
	);
}
