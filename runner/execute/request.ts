import type { IncomingMessage, RequestOptions } from 'node:http';
import type { HttpRequest } from '../../plugins/remark-runbook/language.ts';
import { resolveRequest } from '../../plugins/remark-runbook/language.ts';
import { valueOf } from '../plan/knowledge.ts';
import type { Knowledge } from '../plan/knowledge.ts';

/** Bytes of a response body that are kept; the rest is dropped and said so. */
const maximumBody = 4 * 1024 * 1024;

export type Exchange =
	| { ended: 'response'; status: number; statusText: string; headers: string; body: string; truncated: boolean }
	| { ended: 'interrupted' }
	| { ended: 'timeout' }
	| { ended: 'failed'; reason: string };

interface SendOptions {
	timeoutMs: number;
	signal: AbortSignal;
}

/** Sends a request as `curl` would: redirects are not followed. Never throws for what the network does. */
export async function send(request: HttpRequest, knowledge: Knowledge, options: SendOptions): Promise<Exchange> {
	const { method, url, headers, body } = resolveRequest(request, valueOf(knowledge));
	const limit = AbortSignal.timeout(options.timeoutMs);
	const signal = AbortSignal.any([limit, options.signal]);
	try {
		const response = await answerTo(url, { method, headers: fieldsOf(headers), signal }, body);
		const { text, truncated } = await readBody(response);
		return {
			ended: 'response',
			status: response.statusCode ?? 0,
			statusText: response.statusMessage ?? '',
			headers: headerLines(response),
			body: text,
			truncated,
		};
	} catch (error) {
		if (options.signal.aborted) return { ended: 'interrupted' };
		return limit.aborted ? { ended: 'timeout' } : { ended: 'failed', reason: networkReason(error) };
	}
}

/** On a connection of its own. `fetch` never settles where a server closes it before the request is written, as port proxies do. */
function answerTo(url: string, options: RequestOptions, body: string | undefined): Promise<IncomingMessage> {
	const { request } = process.getBuiltinModule(url.startsWith('https:') ? 'node:https' : 'node:http');
	return new Promise((resolve, reject) => {
		request(url, { ...options, agent: false }, resolve)
			.on('error', reject)
			.end(body);
	});
}

/** Fields that are given several times are sent so; what every client says of itself gives way to what is written. */
function fieldsOf(headers: readonly { name: string; value: string }[]): Record<string, string[]> {
	const written: Record<string, string[]> = {};
	for (const { name, value } of headers) (written[name.toLowerCase()] ??= []).push(value);
	return { accept: ['*/*'], 'user-agent': ['runbook-exec'], ...written };
}

/** Whether a status fits one of the matchers `200` and `2xx`. */
export function statusFits(status: number, matchers: readonly string[]): boolean {
	return matchers.some(
		(matcher) => matcher === String(status) || (matcher.endsWith('xx') && matcher[0] === String(status)[0]),
	);
}

async function readBody(response: IncomingMessage): Promise<{ text: string; truncated: boolean }> {
	const decoder = new TextDecoder();
	let text = '';
	let size = 0;
	for await (const chunk of response as AsyncIterable<Uint8Array>) {
		const room = maximumBody - size;
		text += decoder.decode(chunk.subarray(0, room), { stream: true });
		size += chunk.length;
		if (size > maximumBody) return { text, truncated: true };
	}
	return { text: text + decoder.decode(), truncated: false };
}

function headerLines({ headers }: IncomingMessage): string {
	const lines = Object.entries(headers).flatMap(([name, value]) =>
		value === undefined ? [] : [value].flat().map((one) => `${name}: ${one}`),
	);
	return lines.toSorted().join('\n');
}

/** A name with many addresses fails with one reason for each. */
function networkReason(error: unknown): string {
	if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message;
	return error instanceof Error ? error.message : String(error);
}
