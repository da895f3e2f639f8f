import type { ChooseStep, Step } from '../../plugins/remark-runbook/language.ts';
import { nearest } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import type { Selection } from './selection.ts';

/** The option that a `choose` step takes, and who or what decided it. */
export interface Choice {
	option: string;
	by: string;
}

interface Sources {
	/** `--choose id=option`. */
	given: ReadonlyMap<string, string>;
	/** Choices that a sandbox makes. */
	sandbox: Readonly<Record<string, string>>;
	selection: Selection;
}

/** The choices that are made before a run. Throws a `UserError` for an unknown step or option. */
export function gatherChoices(steps: readonly Step[], { given, sandbox, selection }: Sources): Map<string, Choice> {
	const open = steps.filter((step): step is ChooseStep => step.kind === 'choose');
	const choices = impliedBy(selection, steps);
	for (const [id, option] of Object.entries(sandbox)) choices.set(id, { option, by: 'the sandbox' });
	for (const [id, option] of given) {
		assertOption(id, option, open);
		choices.set(id, { option, by: `--choose ${id}=${option}` });
	}
	return choices;
}

/** Who names a step inside an option has chosen that option. */
function impliedBy({ from, to, only = [] }: Selection, steps: readonly Step[]): Map<string, Choice> {
	const choices = new Map<string, Choice>();
	const named = [['--to', to], ['--from', from], ...only.map((step) => ['--only', step])];
	for (const [flag, id] of named) {
		const step = steps.find((one) => one.id === id);
		for (const { choose, option } of step?.within ?? []) choices.set(choose, { option, by: `${flag} ${id}` });
	}
	return choices;
}

function assertOption(id: string, option: string, open: readonly ChooseStep[]): void {
	const step = open.find((one) => one.id === id);
	const ids = open.map((one) => one.id);
	if (!step) {
		const hint = ids.length > 0 ? `Its choices: ${ids.join(', ')}.` : 'It has nothing to choose.';
		throw new UserError(`--choose ${id}: the runbook has no choose step with this id`, meant(id, ids) ?? hint);
	}
	if (step.input !== undefined) {
		const hint = `Give --input ${step.input}=${option} instead.`;
		throw new UserError(`--choose ${id}: the input ${step.input} decides this step`, hint);
	}
	const values = step.options.map(({ value }) => value);
	if (values.includes(option)) return;
	const hint = `It takes one of ${values.join(', ')}.`;
	throw new UserError(`--choose ${id}=${option}: the step ${id} has no such option`, meant(option, values) ?? hint);
}

function meant(name: string, known: readonly string[]): string | undefined {
	const suggestion = nearest(name, known);
	return suggestion && `Did you mean ${suggestion}?`;
}
