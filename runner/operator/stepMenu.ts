import { describePlace } from '../../plugins/remark-runbook/language.ts';
import { valueOf } from '../plan/knowledge.ts';
import type { PlannedStep } from '../plan/plan.ts';
import { scopedPlan } from '../plan/scope.ts';
import type { Colors } from '../report/colors.ts';
import { stepFacts } from '../report/terminal/stepFacts.ts';
import { plural } from '../report/text/plural.ts';
import { printable } from '../report/text/printable.ts';
import { mapStrings } from '../secrets/mapStrings.ts';
import { askInput } from './askInput.ts';
import type { Ask, KeyChoice, Reply } from './prompts.ts';
import type { Decision, Situation } from './steering.ts';
import type { TerminalStreams } from './typeAhead.ts';

interface MenuOptions extends Pick<TerminalStreams, 'output'> {
	colors: Colors;
}

type Entry = 'run' | 'skip' | 'edit' | 'show' | 'back' | 'jump' | 'undo' | 'run-rest' | 'quit';

/** Asks until the operator has decided; showing a step, and taking back a choice, ask again. */
export async function askBeforeStep(situation: Situation, ask: Ask, options: MenuOptions): Promise<Decision> {
	const { number, step } = situation.planned;
	const { bold, dim, red } = options.colors;
	const danger = situation.planned.danger === undefined ? '' : ` ${red('dangerous')}`;
	const place = dim(`[${number}/${situation.plan.steps.length}]`);
	const { target } = step.attributes;
	const where = dim(`#${step.id}${target === undefined ? '' : ` on ${target}`}`);
	const question = `${place} ${bold(printable(step.title))} ${where}${danger}`;
	const menu = { question, entries: entriesBefore(situation), details: previewOf(situation.planned, options) };
	return askMenu(menu, situation, ask, options);
}

/** Asks what to do about a step that failed. */
export async function askAfterFailure(situation: Situation, ask: Ask, options: MenuOptions): Promise<Decision> {
	const { bold, red } = options.colors;
	const question = `${red('failed')} ${bold(printable(situation.planned.step.title))}`;
	return askMenu({ question, entries: entriesAfterFailure(situation), details: [] }, situation, ask, options);
}

interface Menu {
	question: string;
	/** The first is what Enter takes. */
	entries: readonly KeyChoice<Entry>[];
	details: readonly string[];
}

async function askMenu(
	{ question, entries, details }: Menu,
	situation: Situation,
	ask: Ask,
	options: MenuOptions,
): Promise<Decision> {
	for (;;) {
		const initial = entries[0]?.value ?? 'quit';
		const reply = await ask((prompts) => prompts.key<Entry>(question, entries, { initial, passes: 'run', details }));
		if (!reply.answered) return quitWithout(reply);
		if (reply.value === 'show') {
			await ask((): Promise<Reply<true>> => {
				options.output.write(`${describe(situation, options.colors)}\n`);
				return Promise.resolve({ answered: true, value: true });
			});
			continue;
		}
		const decision = await decide(reply.value, situation, ask, options);
		if (decision) return decision;
	}
}

function entriesBefore(situation: Situation): KeyChoice<Entry>[] {
	return [
		{ value: 'run', label: 'run', key: 'r' },
		{ value: 'skip', label: 'skip', key: 's' },
		...entriesElsewhere(situation),
		{ value: 'run-rest', label: 'all the rest', key: 'a' },
		{ value: 'quit', label: 'quit', key: 'q' },
	];
}

/** The last step that failed has nothing behind it to go on with. */
function entriesAfterFailure(situation: Situation): KeyChoice<Entry>[] {
	const isLast = situation.planned.number === situation.plan.steps.length;
	return [
		{ value: 'quit', label: 'quit', key: 'q' },
		{ value: 'run', label: 'retry', key: 'r' },
		...(isLast ? [] : [{ value: 'skip' as const, label: 'skip', key: 's' }]),
		...entriesElsewhere(situation),
	];
}

function entriesElsewhere({ planned, plan, state, inputs }: Situation): KeyChoice<Entry>[] {
	return [
		...(inputs.size > 0 ? [{ value: 'edit' as const, label: 'edit inputs', key: 'e' }] : []),
		{ value: 'show', label: 'show', key: 'w' },
		...(planned.number > 1 ? [{ value: 'back' as const, label: 'back', key: 'b' }] : []),
		...(plan.steps.length > 1 ? [{ value: 'jump' as const, label: 'jump', key: 'j' }] : []),
		...(lastUndoable({ state }) === undefined ? [] : [{ value: 'undo' as const, label: 'undo', key: 'u' }]),
	];
}

/** Id of the step that was done last and can be taken back. */
function lastUndoable({ state }: Pick<Situation, 'state'>): string | undefined {
	return [...state.done].toReversed().find((id) => state.steps.get(id)?.undo !== undefined);
}

async function decide(
	entry: Exclude<Entry, 'show'>,
	situation: Situation,
	ask: Ask,
	options: MenuOptions,
): Promise<Decision | undefined> {
	switch (entry) {
		case 'back': {
			const before = situation.plan.steps[situation.planned.number - 2];
			return before && { type: 'jump', to: before.step.id };
		}
		case 'jump':
			return askTarget(situation, ask);
		case 'edit':
			return askChange(situation, ask, options);
		case 'quit':
			return askQuit(situation, ask, options);
		default:
			return { type: entry };
	}
}

async function askTarget({ plan, planned, state }: Situation, ask: Ask): Promise<Decision | undefined> {
	const steps = plan.steps.map(({ step, number }) => {
		const status = state.steps.get(step.id)?.status;
		return { value: step.id, label: `${number}  ${step.title}${status === undefined ? '' : ` (${status})`}` };
	});
	const reply = await ask((prompts) => prompts.list('Go on at', steps, planned.step.id));
	if (!reply.answered) return quitWithout(reply);
	return reply.value === planned.step.id ? undefined : { type: 'jump', to: reply.value };
}

async function askChange(
	{ plan, inputs }: Situation,
	ask: Ask,
	{ colors }: MenuOptions,
): Promise<Decision | undefined> {
	const names = [...inputs].map(([name, value]) => ({
		value: name,
		label: value === undefined ? name : `${name} = ${value}`,
	}));
	const picked = await ask((prompts) => prompts.list('Which input', names));
	if (!picked.answered) return quitWithout(picked);
	const name = picked.value;
	const input = plan.runbook.contract.inputs[name];
	if (!input) return undefined;
	const reply = await ask((prompts) => askInput(prompts, { name, input, colors, present: inputs.get(name) }));
	return reply.answered ? { type: 'edit', name, value: reply.value } : quitWithout(reply);
}

/** Leaving asks what becomes of the steps that were done. */
async function askQuit(situation: Situation, ask: Ask, { colors }: MenuOptions): Promise<Decision> {
	const reason = 'the operator quit';
	if (lastUndoable(situation) === undefined) return { type: 'quit', undo: false, reason };
	const reply = await ask((prompts) => prompts.confirm(colors.bold('Take back what was done?')));
	return reply.answered ? { type: 'quit', undo: reply.value, reason } : quitWithout(reply);
}

function quitWithout({ why }: Extract<Reply<unknown>, { answered: false }>): Decision {
	return { type: 'quit', undo: false, reason: why === 'interrupted' ? 'interrupted' : 'the terminal was closed' };
}

/** Lines of a command that are shown before anybody asks for more. */
const previewed = 10;

function previewOf({ command }: PlannedStep, { colors }: MenuOptions): string[] {
	if (command === undefined) return [];
	const lines = printable(command).split('\n');
	const rest = lines.length - previewed;
	const shown = lines
		.slice(0, previewed)
		.map((line, index) => (index === 0 ? `${colors.cyan('$')} ${line}` : `  ${line}`));
	return rest > 0 ? [...shown, colors.dim(`  … ${plural(rest, 'more line')}; w shows all`)] : shown;
}

function describe({ planned, plan }: Situation, colors: Colors): string {
	const { runbook, knowledge } = scopedPlan(plan, planned.step.id);
	const place = describePlace(planned.step, runbook.contract, valueOf(knowledge));
	return stepFacts(mapStrings(planned, printable), place && printable(place), colors)
		.map((line) => `    ${line}`)
		.join('\n');
}
