import type { CodeText, OpenName, RunbookStepProps } from '../../plugins/remark-runbook/index.ts';
import { changeDiffs, commandLine, fill, resolveStep } from '../../plugins/remark-runbook/filling.ts';
import type { Filled, ResolvedStep } from '../../plugins/remark-runbook/filling.ts';
import { fillMarks } from './fillMarks.ts';
import type { MarkedText } from './fillMarks.ts';
import { defaultOf, fillingValues, inputsOf } from './pageValues.ts';
import type { InputField, PageValues } from './pageValues.ts';

type Live = NonNullable<RunbookStepProps['live']>;

/** A step with the reader's values in its texts, and those that can't stand where they belong. */
export interface LiveStep {
	step: RunbookStepProps;
	refused: Filled['refused'];
}

interface Filling {
	names: readonly string[];
	/** The texts as they were built. */
	built: ResolvedStep;
	outputs: readonly Filled[];
	/** The last values, and what they led to. */
	key: string;
	cli: string;
	live: LiveStep;
}

const fillings = new WeakMap<RunbookStepProps, Filling>();

/** A step as it stood when it was last asked for; undefined where it never was. */
export function lastLiveStep(built: RunbookStepProps): LiveStep | undefined {
	return fillings.get(built)?.live;
}

/** A step as it stands with the page's values: the very same object until something of it changes. */
export function liveStep(built: RunbookStepProps): LiveStep {
	const page = fillingValues(built.document);
	const filling = fillings.get(built) ?? startFilling(built, inputsOf(built.document));
	fillings.set(built, filling);
	const key = JSON.stringify(filling.names.map((name) => page.values[name] ?? null));
	const cli = commandLine(built.document, built.id, page.given, built.choices);
	if (key !== filling.key || cli !== filling.cli) {
		const filled = key === filling.key ? filling.live : fillStep(built, filling, page);
		filling.live = { ...filled, step: { ...filled.step, cli } };
		filling.key = key;
		filling.cli = cli;
	}
	return filling.live;
}

function startFilling(built: RunbookStepProps, inputs: readonly InputField[]): Filling {
	const live = { step: built, refused: [] };
	const start = { key: '', cli: built.cli, live };
	if (!built.live) return { ...start, key: '[]', names: [], built: none, outputs: [] };
	const defaults = new Map(inputs.map((input) => [input.name, defaultOf(input)]));
	const look = (name: string): string | undefined => defaults.get(name);
	const outputs = built.live.output.map(({ template }) => fill(template, look));
	return { ...start, names: namesOf(built.live), built: resolveStep(built.live, look), outputs };
}

const none: ResolvedStep = { missing: [], missingInUndo: [], refused: [], insertions: {} };

/** The names that a step's texts hold. */
function namesOf(live: Live): string[] {
	const names = new Set<string>();
	const visit = (value: unknown): void => {
		if (typeof value !== 'object' || value === null) return;
		for (const [key, entry] of Object.entries(value)) {
			if (key !== 'placeholders') visit(entry);
			else if (Array.isArray(entry)) for (const { name } of entry as { name: string }[]) names.add(name);
		}
	};
	visit(live);
	return [...names];
}

const parts = ['command', 'check', 'ready', 'dryRun', 'undo'] as const;

/** Fills a step's texts by the function that the runner fills them with. */
function fillStep(step: RunbookStepProps, { names, built, outputs }: Filling, { values }: PageValues): LiveStep {
	const { live } = step;
	if (!live) return { step, refused: [] };
	const look = (name: string): string | undefined => values[name];
	const now = resolveStep(live, look);
	const codes = parts.map((part) => [part, fillCode(step[part], textOf(built, part), textOf(now, part), names)]);
	return {
		step: {
			...step,
			...Object.fromEntries(codes.filter(([, code]) => code !== undefined)),
			...(now.actions !== undefined && { actions: now.actions }),
			...(now.inputs !== undefined && { inputs: now.inputs }),
			...(now.phrase !== undefined && { phrase: now.phrase }),
			...(now.changes !== undefined && { changes: now.changes }),
			...(live.kind === 'edit' && { diffs: changeDiffs(live, look) }),
			...(now.path !== undefined && { file: now.path }),
			danger: now.danger,
			confirm: now.confirm,
			open: openNow(step, names, values),
			output: sameOr(
				step.output,
				step.output.map((output, index) => {
					const template = live.output[index]?.template;
					return template ? (fillCode(output, outputs[index], fill(template, look), names) ?? output) : output;
				}),
			),
		},
		refused: now.refused,
	};
}

function textOf(resolved: ResolvedStep, part: (typeof parts)[number]): MarkedText | undefined {
	const isContent = part === 'command' && resolved.command === undefined;
	const text = isContent ? resolved.content : resolved[part];
	const insertions = resolved.insertions[isContent ? 'content' : part] ?? [];
	return text === undefined ? undefined : { text, insertions };
}

/** A text with what stands in it now; the same object where nothing can. */
function fillCode<Code extends CodeText>(
	code: Code | undefined,
	built: MarkedText | undefined,
	now: MarkedText | undefined,
	names: readonly string[],
): Code | undefined {
	if (!code || !now) return code;
	const shown = fillMarks(built ?? now, now, names);
	return shown.marks.length === 0 && now.text === code.text
		? code
		: { ...code, text: now.text, shown: { ...shown, of: code } };
}

/** The names without a value, those included whose default the reader took away. */
function openNow(
	{ open, document }: RunbookStepProps,
	names: readonly string[],
	values: PageValues['values'],
): OpenName[] {
	const known = new Set(open.map(({ name }) => name));
	const emptied = inputsOf(document).filter(
		({ name }) => names.includes(name) && !known.has(name) && values[name] === undefined,
	);
	if (emptied.length === 0) return open;
	return [
		...open,
		...emptied.map(({ name, type, description }): OpenName => ({
			name,
			from: 'input',
			secret: type === 'secret',
			description,
		})),
	];
}

/** The list before where nothing in it changed, so that what shows it need not be shown anew. */
function sameOr<Item>(before: Item[], now: Item[]): Item[] {
	return now.every((item, index) => item === before[index]) ? before : now;
}
