import type { Template } from '../schema/template.ts';
import { fill, type Filled } from '../template/index.ts';
import { defaultContentType } from './body.ts';
import type { Request } from './parseHttpRequest.ts';

export interface ResolvedRequest extends Omit<Filled, 'text'> {
	method: string;
	url: string;
	headers: { name: string; value: string }[];
	body?: string;
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
	};
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
