import type { RunbookInputsProps, RunbookStepProps } from '../../plugins/remark-runbook/index.ts';
import { whyUnfit } from '../../plugins/remark-runbook/page.ts';

export type InputField = RunbookInputsProps['inputs'][number];

/** What a reader has filled in on one runbook's page. Texts by name; an empty one says "no value". */
export interface PageValues {
	/** As they were typed, fit or not. */
	readonly entered: Readonly<Record<string, string>>;
	/** What texts are filled with: fit values, and defaults where nothing was typed. */
	readonly values: Readonly<Record<string, string>>;
	/** Of these, what the runner has to be told on its command line: no defaults, no secrets. */
	readonly given: Readonly<Record<string, string>>;
	/** Names that the followed link filled in. */
	readonly fromLink: readonly string[];
}

interface Page {
	inputs: readonly InputField[];
	current: PageValues;
	listeners: Set<() => void>;
	/** What shows each step anew. */
	steps: StepListeners;
}

/** What shows a step anew, by the step as it was built. */
export type StepListeners = Map<RunbookStepProps, () => void>;

let renew: ((steps: StepListeners) => void) | undefined;

/** Has the steps shown anew by what knows a faster way, once that is loaded. */
export function renewBy(faster: typeof renew): void {
	renew = faster;
}

/** Has a step shown anew when a value changes; returns the way to stop. */
export function subscribeStep(step: RunbookStepProps, listener: () => void): () => void {
	const { steps } = pageOf(step.document);
	steps.set(step, listener);
	return () => steps.delete(step);
}

export function stepsOf(document: string): StepListeners {
	return pageOf(document).steps;
}

/** Before anything is filled in a page stays as it was built. */
const untouched: PageValues = { entered: {}, values: {}, given: {}, fromLink: [] };
const pages = new Map<string, Page>();

function pageOf(document: string): Page {
	const known = pages.get(document);
	if (known) return known;
	const page: Page = { inputs: [], current: untouched, listeners: new Set(), steps: new Map() };
	pages.set(document, page);
	return page;
}

/** The default of an input as text. */
export function defaultOf(input: InputField): string | undefined {
	return 'default' in input && input.default !== undefined ? String(input.default) : undefined;
}

function effective(inputs: readonly InputField[], entered: PageValues['entered']): PageValues['values'] {
	const known = new Map(inputs.map((input) => [input.name, input]));
	const defaults = inputs.flatMap((input) => {
		const value = Object.hasOwn(entered, input.name) ? undefined : defaultOf(input);
		return value === undefined ? [] : [[input.name, value]];
	});
	const fit = Object.entries(entered).filter(([name, value]) => {
		const input = known.get(name);
		return value !== '' && (!input || whyUnfit(input, value) === undefined);
	});
	return Object.fromEntries([...defaults, ...fit]);
}

function withoutDefaults(inputs: readonly InputField[], values: PageValues['values']): PageValues['given'] {
	const known = new Map(inputs.map((input) => [input.name, input]));
	const told = Object.entries(values).filter(([name, value]) => {
		const input = known.get(name);
		return !input || (input.type !== 'secret' && value !== defaultOf(input));
	});
	return Object.fromEntries(told);
}

/** Makes a page's inputs known; what was filled in before stays. */
export function defineInputs(document: string, inputs: readonly InputField[]): void {
	pageOf(document).inputs = inputs;
}

export function inputsOf(document: string): readonly InputField[] {
	return pageOf(document).inputs;
}

/** Replaces all that was filled in; with nothing in it the page is as it was built. */
export function enterAll(
	document: string,
	entered: PageValues['entered'],
	fromLink: PageValues['fromLink'] = [],
): void {
	const page = pageOf(document);
	const values = effective(page.inputs, entered);
	const filled = { entered, values, given: withoutDefaults(page.inputs, values), fromLink };
	page.current = isTouched(filled) ? filled : untouched;
	for (const listener of page.listeners) listener();
	if (renew) renew(page.steps);
	else for (const show of page.steps.values()) show();
}

/** Fills in one value. */
export function enterValue(document: string, name: string, value: string): void {
	const { entered, fromLink } = pageOf(document).current;
	enterAll(document, { ...entered, [name]: value }, fromLink);
}

export function currentValues(document: string): PageValues {
	return pages.get(document)?.current ?? untouched;
}

/** What the texts of a page are filled with, where nothing is filled in its defaults. */
export function fillingValues(document: string): PageValues {
	const { inputs, current } = pageOf(document);
	return isTouched(current) ? current : { ...untouched, values: effective(inputs, {}) };
}

export function subscribe(document: string, listener: () => void): () => void {
	const { listeners } = pageOf(document);
	listeners.add(listener);
	return () => listeners.delete(listener);
}

export function builtValues(): PageValues {
	return untouched;
}

/** Whether anything is filled in. */
export function isTouched({ entered }: PageValues): boolean {
	return Object.keys(entered).length > 0;
}
