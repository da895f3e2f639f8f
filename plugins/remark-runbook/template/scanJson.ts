import { createTemplate, findPlaceholders, type Found, type TemplateScan } from './scanText.ts';

/** The placeholders of a JSON text: inside a string a value is escaped, elsewhere it must be a JSON value itself. */
export function scanJson(text: string): TemplateScan {
	const found: Found = { placeholders: [], escapes: [] };
	for (const match of text.matchAll(/"(?:\\[\s\S]|[^"\\])*"?|[^"]+/g)) {
		const type = match[0].startsWith('"') ? 'json-string' : 'json-value';
		const part = findPlaceholders(text, match.index, match.index + match[0].length, { type });
		found.placeholders.push(...part.placeholders);
		found.escapes.push(...part.escapes);
	}
	return { template: createTemplate(text, found), problems: [] };
}
