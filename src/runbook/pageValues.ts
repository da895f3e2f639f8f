import type { RunbookInputsProps } from '../../plugins/remark-runbook/index.ts';
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
}

/** Before anything is filled in a page stays as it was built. */
const untouched: PageValues = { entered: {}, values: {}, given: {}, fromLink: [] };
const pages = new Map<string, Page>();

function pageOf(document: string): Page {
	const known = pages.get(document);
	if (known) return known;
	const page: Page = { inputs: [], current: untouched, listeners: new Set() };
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
}

/** Fills in one value. */
export function enterValue(document: string, name: string, value: string): void {
	const { entered, fromLink } = pageOf(document).current;
	enterAll(document, { ...entered, [name]: value }, fromLink);
}

export function currentValues(document: string): PageValues {
	return pages.get(document)?.current ?? untouched;
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
