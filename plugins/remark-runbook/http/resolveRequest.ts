import type { Template } from '../schema/template.ts';
import { fill, type Filled, type Insertion } from '../template/fill.ts';
import { defaultContentType } from './contentType.ts';
import type { Request } from './parseHttpRequest.ts';

export interface ResolvedRequest extends Omit<Filled, 'text' | 'insertions'> {
	method: string;
	url: string;
	headers: { name: string; value: string }[];
	body?: string;
	/** Where values stand, in each part for itself; headers in their order. */
	inserted: { url: Insertion[]; headers: Insertion[][]; body: Insertion[] };
}

type Values = (name: string) => string | undefined;

/** What is sent: all bytes that matter, a content type included where there is a body. */
export function resolveRequest(request: Request, values: Values): ResolvedRequest {
	const url = fill(request.url, values);
	const headers = request.headers.map(({ name, value }) => ({ name, filled: fill(value, values) }));
	const body = request.body && refuseUnsendable(fill(request.body, values), request.body, values);
	const parts = [url, ...headers.map(({ filled }) => filled), ...(body ? [body] : [])];
	const type = request.body && defaultContentType(request.body.text, request.headers);
	return {
		method: request.method,
		url: url.text,
		headers: [
			...headers.map(({ name, filled }) => ({ name, value: filled.text.trim() })),
			...(type === undefined ? [] : [{ name: 'Content-Type', value: type }]),
		],
		...(body ? { body: body.text } : {}),
		missing: [...new Set(parts.flatMap(({ missing }) => missing))],
		refused: parts.flatMap(({ refused }) => refused),
		inserted: {
			url: url.insertions,
			headers: headers.map(({ filled }) => trimmed(filled)),
			body: body?.insertions ?? [],
		},
	};
}

/** The insertions of a header, whose value is sent without the space around it. */
function trimmed({ text, insertions }: Filled): Insertion[] {
	const first = text.length - text.trimStart().length;
	const last = text.trim().length;
	const clamp = (offset: number): number => Math.min(Math.max(offset - first, 0), last);
	return insertions.map(({ name, start, end }) => ({ name, start: clamp(start), end: clamp(end) }));
}

/** A copied command line can't carry NUL or broken Unicode, so that no client sends them. */
function refuseUnsendable(filled: Filled, { placeholders }: Template, values: Values): Filled {
	const names = new Set(placeholders.map(({ name }) => name));
	const refused = [...names].filter(
		(name) => /[\0\p{Surrogate}]/u.test(values(name) ?? '') && /[\0\p{Surrogate}]/u.test(filled.text),
	);
	return {
		...filled,
		refused: [
			...filled.refused,
			...refused.map((name) => ({
				name,
				message: `The value of {{${name}}} has a character that a command line can't carry: NUL or half a surrogate pair.`,
				hint: 'Encode it, as base64 for example.',
			})),
		],
	};
}
