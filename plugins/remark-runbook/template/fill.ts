import type { Placeholder, Template } from '../schema/template.ts';
import {
	asIs,
	quoteAsJson,
	quoteInArithmetic,
	quoteInGlob,
	quoteInHeader,
	quoteInJson,
	quoteInRegex,
} from './quote/data.ts';
import { quoteInDataComment, quoteInDotenv, quoteInIni, quoteInToml, quoteInYaml, quoteTame } from './quote/config.ts';
import { quoteInHeredoc } from './quote/heredoc.ts';
import type { ContextType, Place, Quote, Refusal } from './quote/place.ts';
import { refuseInShell } from './quote/shell.ts';
import { quoteInSql } from './quote/sql.ts';
import { quoteInUrl } from './quote/url.ts';
import { quoteBare, quoteInAnsiC, quoteInComment, quoteInDouble, quoteInSingle } from './quote/word.ts';

const quotes: { [T in ContextType]: Quote<T> } = {
	bare: quoteBare,
	'double-quoted': quoteInDouble,
	'single-quoted': quoteInSingle,
	'ansi-c-quoted': quoteInAnsiC,
	arithmetic: quoteInArithmetic,
	comment: quoteInComment,
	heredoc: quoteInHeredoc,
	url: quoteInUrl,
	header: quoteInHeader,
	'json-string': quoteInJson,
	'json-value': quoteAsJson,
	regex: quoteInRegex,
	glob: quoteInGlob,
	text: asIs,
	'data-comment': quoteInDataComment,
	tame: quoteTame,
	yaml: quoteInYaml,
	toml: quoteInToml,
	dotenv: quoteInDotenv,
	ini: quoteInIni,
	sql: quoteInSql,
};

export interface Filled {
	text: string;
	/** Names without a value, which stay as `{{name}}`. */
	missing: string[];
	/** Values that cannot stand at their place; it keeps `{{name}}`. */
	refused: (Refusal & { name: string })[];
	/** Where values stand in the text, in order. */
	insertions: Insertion[];
}

/** A value in a filled text, with the quotes that its place needs. */
export interface Insertion {
	name: string;
	start: number;
	end: number;
}

/** A template with its values, each quoted for the place in which it stands. */
export function fill(template: Template, values: (name: string) => string | undefined): Filled {
	const missing = new Set<string>();
	const refused: Filled['refused'] = [];
	const insertions: Insertion[] = [];
	let text = '';
	let position = 0;
	for (const placeholder of template.placeholders) {
		const { name, offset, length } = placeholder;
		text += literal(template, position, offset);
		position = offset + length;
		const value = values(name);
		if (value === undefined) missing.add(name);
		const written = value === undefined ? undefined : write(value, placeholder, text, template.text.slice(position));
		if (typeof written === 'object') refused.push({ name, ...written });
		const start = text.length;
		text += typeof written === 'string' ? written : `{{${name}}}`;
		if (typeof written === 'string') insertions.push({ name, start, end: text.length });
	}
	text += literal(template, position, template.text.length);
	return { text, missing: [...missing], refused, insertions };
}

/** The text between two offsets without the backslashes that escape a placeholder. */
function literal({ text, escapes = [] }: Template, start: number, end: number): string {
	let result = '';
	let position = start;
	for (const offset of escapes.filter((escape) => escape >= start && escape < end)) {
		result += text.slice(position, offset);
		position = offset + 1;
	}
	return result + text.slice(position, end);
}

function write(value: string, { name, context }: Placeholder, before: string, after: string): string | Refusal {
	return refuseInShell(value, name, context) ?? quoteAt(value, { name, context, before, after });
}

function quoteAt<T extends ContextType>(value: string, place: Place<Extract<Placeholder['context'], { type: T }>>) {
	const quote: Quote<T> = quotes[place.context.type as T];
	return quote(value, place);
}
