import { resolveStep } from '../../plugins/remark-runbook/language.ts';
import type { ChooseStep, Runbook, Step } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { branchOf } from './branch.ts';
import { gatherChoices } from './choices.ts';
import type { Choice } from './choices.ts';
import { evaluateCondition, stepPrefix, typesOf } from './condition.ts';
import { valueOf } from './knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import type { PendingName, Plan, PlannedStep } from './plan.ts';
import { calledScopes } from './calledKnowledge.ts';
import type { CalledSecrets } from './calledKnowledge.ts';
import { layOutSteps } from './layOutSteps.ts';
import type { LaidOutStep } from './layOutSteps.ts';
import { prefixOf, resultsWithin, scopedPlan } from './scope.ts';
import type { CalledRunbook } from './calledRunbook.ts';
import { selectSteps } from './selection.ts';
import type { Selectable, Selection } from './selection.ts';

interface PlanOptions {
	path: string;
	absolutePath: string;
	runbook: Runbook;
	workspace: string;
	knowledge: Knowledge;
	/** The runbooks that it calls; without them a call is a step that stands alone. */
	called?: readonly CalledRunbook[];
	/** What those get from sources of their own. */
	secrets?: CalledSecrets;
	/** Ids of the calls of which nothing is wrong, where what they call is not laid out. */
	sound?: ReadonlySet<string>;
	selection: Selection;
	/** Choices of `--choose` by step id. */
	chosen?: ReadonlyMap<string, string>;
	/** Whether the run takes place in the document's sandbox, which makes choices of its own. */
	sandboxed?: boolean;
}

/** Lays out a run. Changes nothing; throws a `UserError` for an unknown step id or a value that can't stand in its place. */
export async function planRun(options: PlanOptions): Promise<Plan> {
	const { path, absolutePath, runbook, workspace, knowledge, selection, chosen = new Map() } = options;
	const called = calledScopes(options.called ?? [], knowledge, options.secrets);
	const laidOut = layOutSteps(runbook, called);
	const all = laidOut.map(({ step }) => step);
	const sandbox = options.sandboxed ? sandboxChoices(runbook, called) : {};
	const choices = gatherChoices(all, { given: chosen, sandbox, selection });
	const sound = options.sound ?? new Set(called.map(({ prefix }) => prefix.slice(0, -1)));
	const plan: Plan = { path, absolutePath, runbook, workspace, knowledge, choices, called, sound, steps: [] };
	const leftOut = selectSteps(laidOut.map(selectable), selection);
	for (const [index, { step, calls }] of laidOut.entries()) {
		const scope = scopedPlan(plan, step.id);
		const planned = { ...planStep(step, index + 1, scope.knowledge, choices), calls };
		const skipped = leftOut[index];
		plan.steps.push(skipped === undefined ? await decide(planned, plan, scope) : { ...planned, skipped });
	}
	return plan;
}

/** One step with what is known now; called again at run time, when captures have their values. */
export function planStep(
	step: Step,
	number: number,
	knowledge: Knowledge,
	choices: ReadonlyMap<string, Choice>,
): Omit<PlannedStep, 'calls'> {
	const resolved = resolve(step, knowledge);
	const refused = resolved.refused[0];
	if (refused) throw new UserError(`step ${step.id}: input ${refused.name}: ${refused.message}`, refused.hint);
	return {
		step,
		number,
		command: resolved.command,
		check: resolved.check,
		undo: resolved.undo,
		dryRun: resolved.dryRun,
		ready: resolved.ready,
		actions: resolved.actions,
		inputs: resolved.inputs,
		phrase: resolved.phrase,
		path: resolved.path,
		content: resolved.content,
		changes: resolved.changes,
		danger: resolved.danger,
		confirm: resolved.confirm,
		...(step.kind === 'choose' && { choice: choiceOf(step, knowledge, choices) }),
		pending: resolved.missing.map((name) => pendingName(name, knowledge)),
		undoPending: resolved.missingInUndo.map((name) => pendingName(name, knowledge)),
	};
}

function choiceOf(step: ChooseStep, knowledge: Knowledge, choices: ReadonlyMap<string, Choice>): Choice | undefined {
	if (step.input === undefined) return choices.get(step.id);
	const option = valueOf(knowledge)(step.input);
	return option === undefined ? undefined : { option, by: `the input ${step.input}` };
}

/** The sandbox of the document decides, then that of a called runbook for its own steps. */
function sandboxChoices({ contract }: Runbook, called: readonly CalledRunbook[]): Record<string, string> {
	const own = called.map(({ prefix, runbook }) =>
		Object.entries(runbook.contract.sandbox?.choices ?? {}).map(([id, option]) => [prefix + id, option] as const),
	);
	return { ...Object.fromEntries(own.flat()), ...contract.sandbox?.choices };
}

function selectable({ step: { id, kind, attributes, within = [] }, calls }: LaidOutStep): Selectable {
	const groups = [...within.map(({ choose }) => choose), ...calls];
	return { id, kind, tags: attributes.tags ?? [], groups };
}

/** What no value stands in stays as it is. */
const withoutValues = new WeakMap<Step, ReturnType<typeof resolveStep>>();

function resolve(step: Step, knowledge: Knowledge): ReturnType<typeof resolveStep> {
	const known = withoutValues.get(step);
	if (known) return known;
	const value = valueOf(knowledge);
	let asked = false;
	const resolved = resolveStep(step, (name) => {
		asked = true;
		return value(name);
	});
	if (!asked) withoutValues.set(step, resolved);
	return resolved;
}

function pendingName(name: string, knowledge: Knowledge): PendingName {
	const known = knowledge.get(name);
	return { name, step: known?.state === 'later' ? known.step : undefined };
}

/** Decides what can be decided before the run: the branch that the step stands in, then its condition. */
async function decide(planned: PlannedStep, plan: Plan, scope: Plan): Promise<PlannedStep> {
	const header = (id: string): PlannedStep | undefined => plan.steps.find(({ step }) => step.id === id);
	const branch = branchOf(planned.step, (choose) => header(choose)?.choice);
	if (branch.state === 'other') return { ...planned, skipped: branch.reason, notTaken: true };
	for (const id of [...(planned.step.within ?? []).map(({ choose }) => choose), ...planned.calls]) {
		const outer = header(id);
		if (outer?.skipped !== undefined) return { ...planned, skipped: `${id} is skipped` };
		if (outer?.mayRun !== undefined) return { ...planned, mayRun: `whether ${id} runs` };
	}
	const condition = await applyCondition(planned, scope);
	if (branch.state === 'taken' || condition.skipped !== undefined) return condition;
	const also = condition.mayRun === undefined ? '' : `, and on ${condition.mayRun}`;
	return { ...condition, mayRun: `the choice of step ${branch.choose}${also}` };
}

const notRun = { status: 'skipped', exit: undefined };

async function applyCondition(planned: PlannedStep, { runbook, knowledge, steps }: Plan): Promise<PlannedStep> {
	const expression = planned.step.attributes.if;
	if (expression === undefined) return planned;
	const left = steps.filter(({ skipped }) => skipped !== undefined).map(({ step }) => [step.id, notRun] as const);
	const results = resultsWithin(prefixOf(planned.step.id), new Map(left));
	const result = await evaluateCondition(expression, knowledge, typesOf(runbook), results);
	if (result.state === 'false') return { ...planned, skipped: `the condition ${expression} does not hold` };
	return result.state === 'open' ? { ...planned, mayRun: describeOpen(result.names, knowledge) } : planned;
}

function describeOpen(names: readonly string[], knowledge: Knowledge): string {
	const sources = names.map((name) => {
		if (name.startsWith(stepPrefix)) return `the result of step ${name.slice(stepPrefix.length)}`;
		const { step } = pendingName(name, knowledge);
		return step === undefined ? `${name}, which was not given` : `${name} from step ${step}`;
	});
	return sources.join(' and ');
}
