import { nearest } from '../problems/nearest.ts';
import type { Template } from '../schema/template.ts';
import { scanText, type TemplateProblem } from '../template/index.ts';
import type { Line } from './line.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const version = /[ \t]+HTTP\/\d(?:\.\d)?$/;
const placeholders = /\{\{[A-Za-z_][A-Za-z0-9_-]*\}\}/g;

export interface RequestLine {
	method: string;
	url: Template;
}

/** Reads `METHOD URL`; the method can be left out (GET), an HTTP version at the end means nothing. */
export function readRequestLine(line: Line, problems: TemplateProblem[]): RequestLine {
	const source = line.text.trim().replace(version, '');
	const start = line.offset + line.text.indexOf(source);
	const first = /^\S*/.exec(source)?.[0] ?? '';
	const hasMethod = first !== source || /^[A-Z]+$/.test(first);
	const url = hasMethod && !isUrl(first) ? source.slice(first.length).trimStart() : source;
	const method = url === source ? 'GET' : first;
	const methodProblem = describeMethod(method);
	if (methodProblem) problems.push({ offset: start, length: method.length, ...methodProblem });
	const urlProblem = describeUrl(url);
	const offset = start + source.length - url.length;
	if (urlProblem) problems.push({ offset, length: url.length || 1, ...urlProblem });
	return { method, url: scanText(url, { type: 'url' }).template };
}

const isUrl = (word: string) => word.includes('://') || word.startsWith('/') || word.startsWith('{{');

type Description = Pick<TemplateProblem, 'message' | 'hint'>;

function describeMethod(method: string): Description | undefined {
	if (methods.includes(method)) return undefined;
	const likely = nearest(method, methods);
	const hint = likely === undefined ? `One of ${methods.join(', ')}.` : `Did you mean ${likely}?`;
	return { message: `Unknown method: ${method}.`, hint };
}

function describeUrl(url: string): Description | undefined {
	const literal = url.replaceAll(placeholders, '');
	if (url === '') return { message: 'The request has no URL.', hint: 'Write GET http://localhost:8080/health.' };
	if (/\s/.test(literal)) return { message: `A URL has no spaces: ${url}`, hint: 'Write %20 for a space.' };
	if (!/^(?:https?:\/\/.|\{\{)/i.test(url)) return describeStart(url);
	if (/^[^/?#]*\/\/[^/?#]*@/.test(url)) {
		return {
			message: `The URL carries a user: ${url}`,
			hint: 'Send it in a header: Authorization: Basic {{credentials}}.',
		};
	}
	const character = /[^\w\-.~:/?#[\]@!$&()*+,;=%]/u.exec(literal)?.[0];
	if (character === undefined) return undefined;
	const half = /^\p{Surrogate}/u.test(character);
	return {
		message: `A URL can't hold the character ${character} as it is.`,
		hint: half
			? 'Remove it: it is half of a character.'
			: `Write ${encodeURIComponent(character).replace("'", '%27')}.`,
	};
}

function describeStart(url: string): Description {
	const message = `The URL is not absolute: ${url}`;
	if (url.startsWith('/'))
		return { message, hint: `Write http://localhost:8080${url}, or {{base}}${url} with an input.` };
	if (/^[\w+.-]+:\/\//.test(url))
		return { message: `No http or https URL: ${url}`, hint: 'Only http and https are sent.' };
	return { message, hint: `Write http://${url}.` };
}
