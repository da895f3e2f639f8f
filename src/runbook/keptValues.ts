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
	due = undefined;
	const open = inputs.filter(({ type }) => type !== 'secret');
	store(document, openValues(inputs, entered));
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

/** How long typing has to rest before what was typed is kept, in milliseconds: browsers count changes of the address. */
const rest = 150;
let due: (() => void) | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Fills in one value, and keeps it as `keep` does once the reader rests, leaves or goes to another page. */
export function enterAndKeep(document: string, name: string, value: string): void {
	enterValue(document, name, value);
	const { pathname } = window.location;
	due = () => {
		const { entered } = currentValues(document);
		if (window.location.pathname === pathname) keep(document, inputsOf(document), entered);
		else store(document, openValues(inputsOf(document), entered));
	};
	clearTimeout(timer);
	timer = setTimeout(keepDue, rest);
	window.addEventListener('pagehide', keepDue, { once: true });
}

function keepDue(): void {
	const keepNow = due;
	due = undefined;
	keepNow?.();
}

/** What was entered for what is no secret. */
function openValues(inputs: readonly InputField[], entered: Values): Values {
	const names = inputs.filter(({ type, name }) => type !== 'secret' && entered[name] !== undefined);
	return Object.fromEntries(names.map(({ name }) => [name, entered[name] ?? '']));
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
