import { findJsonFault } from '../extract/fences/jsonFault.ts';
import type { Template } from '../schema/template.ts';
import { scanJson, scanText, type TemplateProblem, type TemplateScan } from '../template/index.ts';
import { isJson } from './contentType.ts';
import type { Header } from './header.ts';

/** Placeholders in a JSON body stand in a string, or for a number, `true`, `false` or `null`. */
export function readBody(
	text: string,
	offset: number,
	headers: readonly Header[],
	problems: TemplateProblem[],
): Template {
	if (!isJson(text, headers)) return scanText(text, { type: 'text' }).template;
	const scan = scanJson(text);
	const fault = jsonFault(scan);
	if (fault) problems.push({ ...fault, offset: offset + fault.offset });
	return scan.template;
}

/** The first fault of a JSON text. A placeholder outside of its strings is a value of its own, no part of one. */
function jsonFault({ template }: TemplateScan): TemplateProblem | undefined {
	let masked = template.text;
	for (const { offset, length, context } of template.placeholders) {
		const mask = context.type === 'json-value' ? 'null'.padEnd(length) : 'x'.repeat(length);
		masked = masked.slice(0, offset) + mask + masked.slice(offset + length);
	}
	for (const offset of template.escapes ?? []) masked = `${masked.slice(0, offset)}x${masked.slice(offset + 1)}`;
	const fault = findJsonFault(masked);
	return (
		fault && {
			offset: fault.offset,
			length: fault.length,
			message: `The body is no JSON: ${fault.message}.`,
			hint: 'Mend it, or name its type in a Content-Type header.',
		}
	);
}
