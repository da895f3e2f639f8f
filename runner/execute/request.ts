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
	try {
		const response = await fetch(url, {
			method,
			headers: headers.map(({ name, value }): [string, string] => [name, value]),
			redirect: 'manual',
			signal: AbortSignal.any([limit, options.signal]),
			...(body === undefined ? {} : { body }),
		});
		const { text, truncated } = await readBody(response);
		return {
			ended: 'response',
			status: response.status,
			statusText: response.statusText,
			headers: headerLines(response),
			body: text,
			truncated,
		};
	} catch (error) {
		if (options.signal.aborted) return { ended: 'interrupted' };
		return limit.aborted ? { ended: 'timeout' } : { ended: 'failed', reason: networkReason(error) };
	}
}

/** Whether a status fits one of the matchers `200` and `2xx`. */
export function statusFits(status: number, matchers: readonly string[]): boolean {
	return matchers.some(
		(matcher) => matcher === String(status) || (matcher.endsWith('xx') && matcher[0] === String(status)[0]),
	);
}

async function readBody(response: Response): Promise<{ text: string; truncated: boolean }> {
	const decoder = new TextDecoder();
	let text = '';
	let size = 0;
	for await (const chunk of response.body ?? []) {
		const room = maximumBody - size;
		text += decoder.decode(chunk.subarray(0, room), { stream: true });
		size += chunk.length;
		if (size > maximumBody) return { text, truncated: true };
	}
	return { text: text + decoder.decode(), truncated: false };
}

function headerLines(response: Response): string {
	return [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** `fetch` hides the reason in `cause`, several deep for a name with many addresses. */
function networkReason(error: unknown): string {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0].message;
	return cause instanceof Error ? cause.message : String(cause);
}
