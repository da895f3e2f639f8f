import { shellWord, type Filled } from '../template/index.ts';
import type { Request } from './parseHttpRequest.ts';
import { resolveRequest } from './resolveRequest.ts';

/** The curl command that sends the same request: it shows status and headers, as what must come back names them. */
export function requestToCurl(request: Request, values: (name: string) => string | undefined): Filled {
	const { method, url, headers, body, missing, refused } = resolveRequest(request, values);
	const parts = [
		`curl -sS ${method === 'HEAD' ? '-I' : '-i'}${isGlob(url) ? ' -g' : ''}${needsMethod(method) ? ` -X ${method}` : ''} ${shellWord(url)}`,
		...headers.map(({ name, value }) => `-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`),
		...(body === undefined ? [] : [`--data-raw ${shellWord(body)}`]),
	];
	return { text: parts.join(' \\\n  '), missing, refused };
}

const needsMethod = (method: string) => method !== 'GET' && method !== 'HEAD';

/** Whether curl would expand the URL to several; a placeholder that is still open is no pattern. */
const isGlob = (url: string) => /[[\]{}]/.test(url.replaceAll(/\{\{[\w-]+\}\}/g, ''));
