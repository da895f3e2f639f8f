import type { Template } from '../schema/template.ts';
import { scanText, type TemplateProblem } from '../template/index.ts';
import type { Line } from './line.ts';

export interface Header {
	name: string;
	value: Template;
}

const header = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(.*?)[ \t]*$/;
/** Headers that a client computes itself; curl and fetch differ when told otherwise. */
const computed = new Set(
	'connection content-length expect host keep-alive te trailer transfer-encoding upgrade'.split(' '),
);

/** Reads `Name: value`. */
export function readHeader(line: Line, known: readonly Header[], problems: TemplateProblem[]): Header | undefined {
	const [, name = '', value = ''] = header.exec(line.text) ?? [];
	const problem = name === '' ? describeLine(line.text) : describeHeader(name, value, known);
	if (problem) problems.push({ offset: line.offset, length: line.text.length, ...problem });
	return problem ? undefined : { name, value: scanText(value, { type: 'header' }).template };
}

function describeLine(text: string): Pick<TemplateProblem, 'message' | 'hint'> {
	const message = `No header: ${text.trim()}`;
	if (/^\s*[[{](?!\{)/.test(text)) return { message, hint: 'An empty line stands between the headers and the body.' };
	const [, name, value] = /^\s*([\w-]+)[ \t]*[:=]?[ \t]+:?[ \t]*(\S.*)$/.exec(text) ?? [];
	return { message, hint: name === undefined ? 'Write Name: value.' : `Write ${name}: ${value}.` };
}

function describeHeader(
	name: string,
	value: string,
	known: readonly Header[],
): Pick<TemplateProblem, 'message' | 'hint'> | undefined {
	if (computed.has(name.toLowerCase())) {
		const hint = /^host$/i.test(name)
			? 'Write it into the URL, or use curl -H in a shell step.'
			: 'Leave the line out.';
		return { message: `The client sets ${name} itself.`, hint };
	}
	if (known.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
		return {
			message: `The header ${name} is there twice.`,
			hint: 'Put both values on one line, with a comma between.',
		};
	}
	if (!/[^\t\u0020-\u007e]/.test(value)) return undefined;
	return { message: `The header ${name} has characters beyond ASCII.`, hint: 'Encode them, or send them in the body.' };
}
