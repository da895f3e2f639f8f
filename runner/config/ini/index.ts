import type { Data } from '../../../plugins/remark-runbook/language.ts';
import type { ConfigLanguage, Operation, TextEdit } from '../contract.ts';
import { ConfigError } from '../contract.ts';
import { indentOf, lineEnding, linesAfter, withoutLines } from '../text/lines.ts';
import { scanIni, type Entry, type Ini } from './scan.ts';

/** Sections of `key = value` lines; keys before the first section stand at the top. */
export const ini: ConfigLanguage = { read, edit, textOnly: true };

function read(text: string): Data[] {
	const found = scanIni(text);
	if (found.fault !== undefined)
		throw new ConfigError('this line is no `[section]` and no `key = value`', { offset: found.fault });
	const data: { [key: string]: Data } = {};
	for (const { name } of found.sections) if (name !== '') data[name] ??= {};
	for (const { section, key, value } of found.entries) {
		const owner = section === '' ? data : data[section];
		if (typeof owner === 'object' && owner !== null && !Array.isArray(owner)) owner[key] = value;
	}
	return [data];
}

function edit(text: string, _document: number, operation: Operation): TextEdit[] {
	const found = scanIni(text);
	switch (operation.type) {
		case 'replace': {
			const entry = only(entriesAt(found, operation.path), operation.path);
			if (entry.continued)
				throw new ConfigError('its value spans several lines', { hint: 'Change it by hand, or with a `shell` step.' });
			return [{ start: entry.valueStart, end: entry.valueEnd, text: rendered(operation.value) }];
		}
		case 'add':
			return addTo(text, found, operation);
		case 'remove':
			return remove(text, found, operation.path);
		case 'insert':
			throw new ConfigError('an INI file has no lists');
	}
}

function addTo(text: string, found: Ini, { path, key, value }: Extract<Operation, { type: 'add' }>): TextEdit[] {
	if (/[=:[\]\r\n;#]|^\s|\s$/.test(key)) throw new ConfigError(`${key} can't be a key of an INI file`);
	const separator = separatorOf(text, found);
	const lineOf = (name: string, content: Data): string => name + separator + rendered(content);
	if (typeof value === 'object' && value !== null && !Array.isArray(value) && path.length === 0) {
		const lines = [`[${key}]`, ...Object.entries(value).map(([name, content]) => lineOf(name, content))];
		const gap = text.trim() === '' ? [] : [''];
		return [linesAfter(text, text.length, [...gap, ...lines].join(lineEnding(text)))];
	}
	const name = String(path[0] ?? '');
	const section = found.sections.findLast((candidate) => candidate.name === name);
	const sibling = found.entries.findLast((entry) => entry.section === name);
	const line = (sibling ? indentOf(text, sibling.start) : '') + lineOf(key, value);
	if (!section || (name === '' && !sibling)) return [{ start: 0, end: 0, text: line + lineEnding(text) }];
	return [linesAfter(text, sibling ? sibling.end : section.end, line)];
}

function remove(text: string, found: Ini, path: readonly (string | number)[]): TextEdit[] {
	const name = String(path[0] ?? '');
	const isSection = path.length === 1 && found.sections.some((section) => section.name === name);
	if (!isSection) return entriesAt(found, path).map(({ start, end }) => withoutLines(text, start, end));
	return found.sections
		.filter((section) => section.name === name)
		.map(({ start, end }) => withoutLines(text, start, end));
}

function entriesAt({ entries }: Ini, path: readonly (string | number)[]): Entry[] {
	const [section, key] = path.length === 1 ? ['', path[0]] : path;
	return entries.filter((entry) => entry.section === section && entry.key === key);
}

function only(entries: readonly Entry[], path: readonly (string | number)[]): Entry {
	const [entry] = entries;
	if (entry && entries.length === 1) return entry;
	throw new ConfigError(`${path.join('.')} stands ${entries.length} times in the file`, {
		hint: 'Programs differ in which of them counts. Change it by hand, or with a `shell` step.',
	});
}

/** What stands between keys and values: as in the first entry. */
function separatorOf(text: string, { entries: [first] }: Ini): string {
	return first
		? text.slice(first.start + indentOf(text, first.start).length + first.key.length, first.valueStart) || '='
		: ' = ';
}

function rendered(value: Data): string {
	if (typeof value === 'object') throw new ConfigError('a key of an INI file holds a text, a number or true or false');
	const text = String(value);
	if (/[\r\n]|^\s|\s$|(?:^|\s)[;#]|\\$/.test(text))
		throw new ConfigError(`programs read ${JSON.stringify(text)} differently from INI files`, {
			hint: 'It holds a line break, a comment sign, or blanks at an end.',
		});
	return text;
}
