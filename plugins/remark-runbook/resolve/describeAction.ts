import type { BrowserAction, BrowserExpectation, BrowserTarget } from '../schema/steps/browser.ts';
import { formatDuration } from '../schema/formatDuration.ts';
import { fillText } from './fillText.ts';

/** The action with its values filled in; unknown ones stay `{{name}}`. A value is data for the browser, never code. */
export function fillAction(action: BrowserAction, values: (name: string) => string | undefined): BrowserAction {
	const fillValue = (value: unknown): unknown => {
		if (typeof value === 'string') return fillText(value, values);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fillValue(entry)]));
	};
	return fillValue(action) as BrowserAction;
}

/** What a reader does in its place: one sentence. */
export function describeAction(action: BrowserAction): string {
	const { open, click, check, uncheck, fill, select, press, expect, wait, read, screenshot } = action;
	if (open !== undefined) return `Open ${open}`;
	if (click) return `Click ${element(click)}`;
	if (check) return `Tick ${element(check)}`;
	if (uncheck) return `Untick ${element(uncheck)}`;
	if (fill) return `Fill ${element(fill)} with “${fill.with}”`;
	if (select) return `Select “${select.option}” in ${element(select)}`;
	if (press) return `Press ${press.key}${isPlaced(press) ? ` in ${element(press)}` : ''}`;
	if (expect) return `See that ${expectation(expect)}`;
	if (read) return `Read ${element(read)} as ${read.as}`;
	if (screenshot !== undefined) return `Take a screenshot, ${screenshot}`;
	return `Wait ${formatDuration(wait ?? 0)}`;
}

function element({ role, name, label, text, testId }: BrowserTarget): string {
	if (role !== undefined) return `the ${role}${name === undefined ? '' : ` “${name}”`}`;
	if (label !== undefined) return `the field “${label}”`;
	return text === undefined ? `the element with the test id ${testId}` : `the text “${text}”`;
}

function expectation(expect: BrowserExpectation): string {
	const { url, title, visible, value, count } = expect;
	if (url !== undefined) return `the address is ${url}`;
	if (title !== undefined) return `the title is “${title}”`;
	if (count !== undefined) return `${element(expect)} is there ${count} times`;
	if (value !== undefined) return `${element(expect)} holds “${value}”`;
	return `${element(expect)} is ${visible === false ? 'not to be seen' : 'to be seen'}`;
}

function isPlaced({ role, label, text, testId }: BrowserTarget): boolean {
	return [role, label, text, testId].some((way) => way !== undefined);
}
