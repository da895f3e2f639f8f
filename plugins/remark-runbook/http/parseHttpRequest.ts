import type { HttpRequest } from '../schema/steps/http.ts';
import type { TemplateProblem } from '../template/index.ts';
import { readBody } from './body.ts';
import { readHeader, type Header } from './header.ts';
import { linesOf, type Line } from './line.ts';
import { readRequestLine } from './requestLine.ts';

/** A request as written, its placeholders' offsets counted in each part of its own. */
export type Request = Omit<HttpRequest, 'fence'>;

export interface HttpRequestScan {
	/** Missing where a problem keeps it from being sent. */
	request?: Request;
	problems: TemplateProblem[];
}

/** Reads `METHOD URL`, header lines, an empty line and the body; lines that start with `#` or `//` are comments. */
export function parseHttpRequest(text: string): HttpRequestScan {
	const problems: TemplateProblem[] = [];
	const lines = [...linesOf(text)];
	const first = lines.findIndex((line) => line.text.trim() !== '' && !isComment(line));
	const line = lines[first];
	if (!line) {
		const hint = 'Write GET http://localhost:8080/health.';
		return { problems: [{ offset: 0, length: Math.max(1, text.length), message: 'The request is empty.', hint }] };
	}
	const { method, url } = readRequestLine(line, problems);
	const empty = lines.findIndex(({ text: content }, index) => index > first && content.trim() === '');
	const end = empty < 0 ? lines.length : empty;
	const headers = readHeaders(lines.slice(first + 1, end), problems);
	const bodyStart = lines[end]?.next ?? text.length;
	const source = text.slice(bodyStart);
	if (source.trim() === '') return problems.length > 0 ? { problems } : { request: { method, url, headers }, problems };
	if (method === 'GET' || method === 'HEAD') {
		const hint = 'Send it with POST, PUT or PATCH, or put the data into the URL.';
		problems.push({ offset: bodyStart, length: source.length, message: `A ${method} request has no body.`, hint });
	}
	const body = readBody(source, bodyStart, headers, problems);
	return problems.length > 0 ? { problems } : { request: { method, url, headers, body }, problems };
}

const isComment = ({ text }: Line) => /^\s*(?:#|\/\/)/.test(text);

function readHeaders(lines: readonly Line[], problems: TemplateProblem[]): Header[] {
	const headers: Header[] = [];
	for (const line of lines.filter((candidate) => !isComment(candidate))) {
		const header = readHeader(line, headers, problems);
		if (header) headers.push(header);
	}
	return headers;
}
