import type { Template } from '../schema/template.ts';
import { scanJson, scanText, type TemplateProblem, type TemplateScan } from '../template/index.ts';
import type { Header } from './header.ts';

const contentType = (headers: readonly Header[]) =>
	headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value.text;

/** Whether a body is JSON: by its content type, else by its first character. */
function isJson(text: string, headers: readonly Header[]): boolean {
	const type = contentType(headers);
	return type === undefined ? /^\s*[[{]/.test(text) && !text.startsWith('{{') : /\bjson\b/i.test(type);
}

/** The content type that a body is sent with where the request names none; curl and fetch would each guess another. */
export function defaultContentType(text: string, headers: readonly Header[]): string | undefined {
	if (contentType(headers) !== undefined) return undefined;
	return isJson(text, headers) ? 'application/json' : 'text/plain; charset=utf-8';
}

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

/** The first fault of a JSON text, each placeholder read as a value of its own length. */
function jsonFault({ template }: TemplateScan): TemplateProblem | undefined {
	let masked = template.text;
	for (const { offset, length } of template.placeholders) {
		masked = masked.slice(0, offset) + '1'.repeat(length) + masked.slice(offset + length);
	}
	for (const offset of template.escapes ?? []) masked = `${masked.slice(0, offset)}1${masked.slice(offset + 1)}`;
	try {
		JSON.parse(masked);
		return undefined;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const position = Number(/position (\d+)/.exec(reason)?.[1] ?? 0);
		return {
			offset: Math.min(position, Math.max(0, masked.length - 1)),
			length: 1,
			message: 'The body is no valid JSON from here on.',
			hint: 'Mend it, or name its type in a Content-Type header.',
		};
	}
}
