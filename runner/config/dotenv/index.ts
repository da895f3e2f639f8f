import type { Data } from '../../../plugins/remark-runbook/language.ts';
import { quoteDotenv } from '../../../plugins/remark-runbook/language.ts';
import type { ConfigLanguage, Operation, TextEdit } from '../contract.ts';
import { ConfigError } from '../contract.ts';
import { linesAfter, withoutLines } from '../text/lines.ts';
import { scanDotenv, type Assignment } from './scan.ts';

/** The `NAME=value` lines of a dotenv file; of a name that stands twice the last one counts. */
export const dotenv: ConfigLanguage = {
	read: (text) => [Object.fromEntries(scanDotenv(text).map(({ name, value }) => [name, value]))],
	edit,
	textOnly: true,
};

function edit(text: string, _document: number, operation: Operation): TextEdit[] {
	const assignments = scanDotenv(text);
	const [name] = operation.path;
	switch (operation.type) {
		case 'replace': {
			const found = assignments.findLast((assignment) => assignment.name === name);
			if (!found) throw new ConfigError(`the file has no variable ${name}`);
			const value = rendered(operation.value, found);
			return [{ start: found.valueStart, end: found.valueEnd, text: value }];
		}
		case 'add': {
			if (!/^[A-Za-z_][\w.-]*$/.test(operation.key)) throw new ConfigError(`${operation.key} is no name of a variable`);
			const exported = /^[ \t]*export[ \t]/.test(text.slice(assignments.at(-1)?.start)) ? 'export ' : '';
			return [linesAfter(text, text.length, `${exported}${operation.key}=${rendered(operation.value, undefined)}`)];
		}
		case 'remove':
			return assignments
				.filter((assignment) => assignment.name === name)
				.map(({ start, end }) => withoutLines(text, start, end));
		case 'insert':
			throw new ConfigError('a dotenv file has no lists');
	}
}

/** A value as the file would write it: with the quotes that the one before had, where it can stand in them. */
function rendered(value: Data, before: Assignment | undefined): string {
	if (typeof value === 'object')
		throw new ConfigError('a variable of a dotenv file holds a text, a number or true or false');
	const text = String(value);
	if (before?.quote === '"' && !/["\\$`\n\r]/.test(text)) return `"${text}"`;
	if (before?.quote === "'" && !/['\\\r]/.test(text)) return `'${text}'`;
	const quoted = quoteDotenv(text);
	if (typeof quoted === 'string') return quoted;
	throw new ConfigError(`the value can't be written so that all readers of dotenv files agree: ${quoted.message}`);
}
