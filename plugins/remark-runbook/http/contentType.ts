import type { Header } from './header.ts';

const contentType = (headers: readonly Header[]) =>
	headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value.text;

/** Whether a body is JSON: by its content type, else by its first character. */
export function isJson(text: string, headers: readonly Header[]): boolean {
	const type = contentType(headers);
	return type === undefined ? /^\s*(?!\{\{[A-Za-z_])[[{]/.test(text) : /\bjson\b/i.test(type);
}

/** The content type that a body is sent with where the request names none; curl and fetch would each guess another. */
export function defaultContentType(text: string, headers: readonly Header[]): string | undefined {
	if (contentType(headers) !== undefined) return undefined;
	return isJson(text, headers) ? 'application/json' : 'text/plain; charset=utf-8';
}
