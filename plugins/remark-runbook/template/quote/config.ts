import type { PlaceOf, Refusal } from './place.ts';

/** Escapes of JSON, which YAML and TOML have as well, also for what these don't want to see as it is. */
function escaped(value: string): string {
	return JSON.stringify(value).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff]/g, hexadecimal);
}

function hexadecimal(char: string): string {
	return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** A text in double quotes as YAML reads it. */
export function yamlDoubleQuoted(value: string): string {
	return escaped(value);
}

/** A text in double quotes as TOML reads it. */
export function tomlString(value: string): string {
	return escaped(value);
}

/** A key of TOML: bare where it can be. */
export function tomlKey(key: string): string {
	return /^[\w-]+$/.test(key) ? key : escaped(key);
}

/** A value of a dotenv file as all of its readers understand it: shells, Compose, and the libraries of languages. */
export function quoteDotenv(value: string): string | Refusal {
	if (/^[\w./:@%+,=-]*$/.test(value)) return value;
	if (/^[^'\\\r\0]*$/.test(value)) return `'${value}'`;
	if (/^[^"\\$`\r\n\0]*$/.test(value)) return `"${value}"`;
	return {
		message: 'The readers of dotenv files differ in how they read quotes and backslashes.',
		hint: 'Use a value without a single quote beside another quote, $ or `, and without backslashes.',
	};
}

const controls = /[\p{Cc}\u2028\u2029]/u;

/** A comment ends with its line, or with a sign of its own: neither can come from a value. */
export function quoteInDataComment(value: string): string {
	return value
		.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.replaceAll('*/', '* /')
		.replaceAll('/*', '/ *');
}

export function quoteTame(value: string, { name }: PlaceOf<'tame'>): string | Refusal {
	if (/^[\w./:@%+,-]*$/.test(value)) return value;
	return {
		message: `The value of {{${name}}} can't be quoted here: only letters, digits and _ . / : @ % + , - are safe.`,
		hint: 'Put the place in quotes where the language has them, or use a value of these characters.',
	};
}

export function quoteInYaml(value: string, place: PlaceOf<'yaml'>): string | Refusal {
	const { name, context } = place;
	switch (context.style) {
		case 'whole':
			return wholeYaml(value, context.as);
		case 'double':
			return escaped(value).slice(1, -1);
		case 'single':
			if (!controls.test(value)) return value.replaceAll("'", "''");
			return {
				message: `The value of {{${name}}} has characters that single quotes can't hold.`,
				hint: 'Use double quotes.',
			};
		case 'part':
			if (/^\w(?:[\w./@%+-]|:(?=[\w/]))*$/.test(value)) return value;
			return {
				message: `The value of {{${name}}} can't be a piece of an unquoted text.`,
				hint: 'Put the whole text in double quotes.',
			};
		default:
			return inBlock(value, place);
	}
}

/** A text as YAML reads it, without quotes where nobody reads it as something else. */
export function yamlText(value: string): string {
	return wholeYaml(value, 'string');
}

/** A number or truth value as it is; a text without quotes only where nobody reads it as something else. */
function wholeYaml(value: string, as: PlaceOf<'yaml'>['context']['as']): string {
	if (as === 'number' && /^-?\d+(?:\.\d+)?$/.test(value)) return value;
	if (as === 'boolean' && /^(?:true|false)$/.test(value)) return value;
	const plain = /^[A-Za-z_/][\w./@%+-]*(?::[\w./@%+-]+)*$/.test(value);
	const isWord = /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
	return plain && !isWord ? value : escaped(value);
}

/** Each line gets the indent of the block; a folded block would join the lines. */
function inBlock(value: string, { name, context, before, after }: PlaceOf<'yaml'>): string | Refusal {
	const isFirst = /[|>][^\n]*\n\s*$/.test(before);
	const lines = value.split('\n');
	const shifts = isFirst && /^\s/.test(value);
	const several = lines.length > 1 && (context.style === 'folded' || context.indent === '');
	if (
		!/[\p{Cc}\u2028\u2029\ufeff]/u.test(value.replaceAll(/[\n\t]/g, '')) &&
		!shifts &&
		!several &&
		context.indent !== ''
	)
		return lines
			.map((line, index) => {
				const rest = index === lines.length - 1 ? /^[^\n]*/.exec(after)?.[0] : '';
				return index === 0 || line + rest === '' ? line : context.indent + line;
			})
			.join('\n');
	return {
		message: `The value of {{${name}}} can't stand in this block: its lines or blanks would be read as layout.`,
		hint: 'Use a text in double quotes instead of the block.',
	};
}

export function quoteInToml(value: string, { name, context }: PlaceOf<'toml'>): string | Refusal {
	if (/\p{Surrogate}/u.test(value))
		return { message: `The value of {{${name}}} is no valid Unicode.`, hint: 'Use another value.' };
	switch (context.style) {
		case 'whole':
			if (context.as === 'number' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value)) return value;
			return context.as === 'boolean' && /^(?:true|false)$/.test(value) ? value : escaped(value);
		case 'key':
			return tomlKey(value);
		case 'basic':
			return escaped(value).slice(1, -1);
		case 'literal':
			if (!value.includes("'") && !controls.test(value.replaceAll('\t', ''))) return value;
			break;
		case 'multiline-literal':
			if (!value.includes("'") && !controls.test(value.replaceAll(/[\n\t]/g, ''))) return value;
	}
	return {
		message: `The value of {{${name}}} has characters that single quotes can't hold.`,
		hint: 'Use double quotes.',
	};
}

export function quoteInDotenv(value: string, { name, context }: PlaceOf<'dotenv'>): string | Refusal {
	const fits = context.style === 'double' ? /^[^"\\$`\r\n\0]*$/ : /^[^'\\\r\0]*$/;
	if (context.style === 'whole') return quoteDotenv(value);
	if (fits.test(value)) return value;
	return {
		message: `The readers of dotenv files differ in how they would read the value of {{${name}}} in these quotes.`,
		hint: `Write {{${name}}} without quotes: it gets those that fit.`,
	};
}

export function quoteInIni(value: string, { name }: PlaceOf<'ini'>): string | Refusal {
	if (!/[\p{Cc}]|^\s|\s$|(?:^|\s)[;#]|\\$/u.test(value)) return value;
	return {
		message: `Programs read the value of {{${name}}} differently from INI files.`,
		hint: 'It holds a line break, a comment sign, or blanks or a backslash at an end.',
	};
}
