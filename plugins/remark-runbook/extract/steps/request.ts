import { parseHttpRequest } from '../../http/index.ts';
import type { HttpRequest } from '../../schema/steps/http.ts';
import type { Template } from '../../schema/template.ts';
import type { Extraction } from '../extraction.ts';
import { commandFence, type Fence } from '../fences/fence.ts';

/** Statuses that count as success where a step names none. */
export const successStatuses: string[] = ['2xx'];

/** Reads the request that an `http` fence holds. */
export function readRequest(fence: Fence, extraction: Extraction): HttpRequest | undefined {
	const { request, problems } = parseHttpRequest(fence.content.text);
	for (const { offset, length, message, hint } of problems) {
		extraction.report('language/http-request', fence.content.range(offset, length), message, hint);
	}
	const command = commandFence(fence, extraction, 'text');
	if (!request) return undefined;
	return fence.meta.raw ? { ...literalRequest(request), fence: command } : { ...request, fence: command };
}

type Request = Omit<HttpRequest, 'fence'>;

function literalRequest({ method, url, headers, body }: Request): Request {
	return {
		method,
		url: literal(url),
		headers: headers.map(({ name, value }) => ({ name, value: literal(value) })),
		...(body && { body: literal(body) }),
	};
}

function literal({ text }: Template): Template {
	return { text, placeholders: [] };
}
