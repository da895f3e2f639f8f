import type { Placeholder, PlaceholderContext, Template } from '../schema/template.ts';

/** A place in a text where a value cannot stand; `offset` and `length` are UTF-16 code units of that text. */
export interface TemplateProblem {
	offset: number;
	length: number;
	message: string;
	hint: string;
}

export interface TemplateScan {
	template: Template;
	problems: TemplateProblem[];
}

const pattern = /\{\{([A-Za-z_][A-Za-z0-9_-]*)\}\}/;
const patternHere = new RegExp(pattern, 'y');
const patternAnywhere = new RegExp(pattern, 'g');

/** The `{{name}}` that starts at an offset, if one does. */
export function placeholderAt(text: string, offset: number): { name: string; length: number } | undefined {
	patternHere.lastIndex = offset;
	const match = patternHere.exec(text);
	return match?.[1] === undefined ? undefined : { name: match[1], length: match[0].length };
}

export interface Found {
	placeholders: Placeholder[];
	escapes: number[];
}

/** Whether the character at an offset stands after an odd number of backslashes. */
export function isEscaped(text: string, offset: number): boolean {
	let start = offset;
	while (text[start - 1] === '\\') start -= 1;
	return (offset - start) % 2 === 1;
}

/** Placeholders between two offsets of a text without syntax of its own; `\{{name}}` and `${{name}}` are none. */
export function findPlaceholders(text: string, start: number, end: number, context: PlaceholderContext): Found {
	const found: Found = { placeholders: [], escapes: [] };
	for (const match of text.slice(start, end).matchAll(patternAnywhere)) {
		const [source, name = ''] = match;
		const offset = start + match.index;
		if (isEscaped(text, offset)) found.escapes.push(offset - 1);
		else if (text[offset - 1] !== '$') found.placeholders.push({ name, offset, length: source.length, context });
	}
	return found;
}

/** A template without an empty list of escapes. */
export function createTemplate(text: string, { placeholders, escapes }: Found): Template {
	return escapes.length > 0 ? { text, placeholders, escapes } : { text, placeholders };
}

/** The placeholders of a text that is no shell: of a URL, a header, a pattern, an expected output. */
export function scanText(text: string, context: PlaceholderContext): TemplateScan {
	return { template: createTemplate(text, findPlaceholders(text, 0, text.length, context)), problems: [] };
}
