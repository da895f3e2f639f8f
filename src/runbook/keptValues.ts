import { currentValues, defaultOf, enterValue, inputsOf } from './pageValues.ts';
import type { InputField } from './pageValues.ts';

type Values = Readonly<Record<string, string>>;

const prefix = 'runbook-values:';

/** Values of an earlier visit and of the link, which wins. Secrets come from neither. */
export function readKept(document: string, inputs: readonly InputField[]): { entered: Values; fromLink: string[] } {
	const names = inputs.filter(({ type }) => type !== 'secret').map(({ name }) => name);
	const stored = readStored(document);
	const linked = new URLSearchParams(window.location.search);
	const entered = names.flatMap((name) => {
		const value = linked.get(name) ?? stored[name];
		return value === undefined ? [] : [[name, value]];
	});
	return { entered: Object.fromEntries(entered), fromLink: names.filter((name) => linked.has(name)) };
}

/** Keeps what is no secret for the next visit, and puts it into the address for others. */
export function keep(document: string, inputs: readonly InputField[], entered: Values): void {
	const open = inputs.filter(({ type }) => type !== 'secret');
	const changed = open.filter(({ name }) => entered[name] !== undefined);
	store(document, Object.fromEntries(changed.map(({ name }) => [name, entered[name] ?? ''])));
	const search = new URLSearchParams(window.location.search);
	for (const input of open) {
		const value = entered[input.name];
		if (value === undefined || value === defaultOf(input)) search.delete(input.name);
		else search.set(input.name, value);
	}
	const query = search.toString();
	const { pathname, hash } = window.location;
	window.history.replaceState(window.history.state, '', `${pathname}${query === '' ? '' : `?${query}`}${hash}`);
}

/** Fills in one value, and keeps it as `keep` does. */
export function enterAndKeep(document: string, name: string, value: string): void {
	enterValue(document, name, value);
	keep(document, inputsOf(document), currentValues(document).entered);
}

function readStored(document: string): Values {
	try {
		const parsed: unknown = JSON.parse(window.localStorage.getItem(prefix + document) ?? '{}');
		if (typeof parsed !== 'object' || parsed === null) return {};
		return Object.fromEntries(
			Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
		);
	} catch {
		// Storage may be forbidden, or hold what another page wrote.
		return {};
	}
}

function store(document: string, values: Values): void {
	try {
		if (Object.keys(values).length === 0) window.localStorage.removeItem(prefix + document);
		else window.localStorage.setItem(prefix + document, JSON.stringify(values));
	} catch {
		// Storage may be forbidden or full: the page works without.
	}
}
