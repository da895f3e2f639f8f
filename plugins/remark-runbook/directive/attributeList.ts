import type { OpeningFault } from './openingFault.ts';

/** An attribute as written. Offsets count from the start of the line; a bare attribute's value spans its name. */
export interface RawAttribute {
	name: string;
	value: string;
	nameStart: number;
	nameEnd: number;
	valueStart: number;
	valueEnd: number;
}

interface AttributeList {
	attributes: RawAttribute[];
	/** Offset behind the closing brace. */
	end: number;
	fault?: OpeningFault;
}

const spacePattern = /[ \t]+/y;
const shortcutPattern = /([#.])([^\s"#'.<=>`}]+)(?=[\s#.}]|$)/y;
const attributeNamePattern = /(?:[^\s\p{P}\p{S}]|[-_])(?:[^\s\p{P}\p{S}]|[-._:])*/uy;
const initializerPattern = /[ \t]*=[ \t]*/y;
const valuePattern = /(?:"([^"]*)"|'([^']*)'|([^\s"'<=>`}]+))(?=[\s}]|$)/y;

/** Reads `{#id .class name=value flag}` from the brace at `start`, by the rules of the directive syntax. */
export function readAttributeList(line: string, start: number): AttributeList {
	const attributes: RawAttribute[] = [];
	let index = start + 1;
	for (;;) {
		index += matchAt(spacePattern, line, index)?.[0].length ?? 0;
		if (line[index] === '}') return { attributes, end: index + 1 };
		if (index >= line.length) return { attributes, end: index, fault: openBrace(line, start) };
		const next = readShortcut(line, index) ?? readAttribute(line, index);
		if ('message' in next) return { attributes, end: index, fault: next };
		attributes.push(next.attribute);
		index = next.end;
	}
}

type Read = { attribute: RawAttribute; end: number };

function readShortcut(line: string, index: number): Read | undefined {
	const match = matchAt(shortcutPattern, line, index);
	if (!match) return undefined;
	const [whole, marker, value = ''] = match;
	const end = index + whole.length;
	const name = marker === '#' ? 'id' : 'class';
	return { attribute: { name, value, nameStart: index, nameEnd: end, valueStart: index + 1, valueEnd: end }, end };
}

function readAttribute(line: string, index: number): Read | OpeningFault {
	const name = matchAt(attributeNamePattern, line, index)?.[0];
	if (name === undefined) return unexpected(line, index);
	const nameEnd = index + name.length;
	const initializer = matchAt(initializerPattern, line, nameEnd);
	if (!initializer) {
		const span = { nameStart: index, nameEnd, valueStart: index, valueEnd: nameEnd };
		return { attribute: { name, value: '', ...span }, end: nameEnd };
	}
	const start = nameEnd + initializer[0].length;
	const match = matchAt(valuePattern, line, start);
	if (!match) return badValue(line, index, start, name);
	const quoted = match[3] === undefined ? 1 : 0;
	const end = start + match[0].length;
	const value = match[1] ?? match[2] ?? match[3] ?? '';
	const span = { nameStart: index, nameEnd, valueStart: start + quoted, valueEnd: end - quoted };
	return { attribute: { name, value, ...span }, end };
}

function badValue(line: string, nameStart: number, start: number, name: string): OpeningFault {
	const length = line.slice(nameStart).trimEnd().length;
	if (/^["']/.test(line.slice(start))) {
		const quote = line[start] ?? '"';
		const closed = line.includes(quote, start + 1);
		return {
			offset: nameStart,
			length,
			message: closed
				? `A space is missing behind the value of \`${name}\`.`
				: `The value of \`${name}\` is never closed.`,
			hint: closed ? 'Put a space between two attributes.' : `Close it with \`${quote}\` on the same line.`,
		};
	}
	if (/^[\s}]|^$/.test(line.slice(start))) {
		const written = { offset: nameStart, length: start - nameStart };
		return {
			...written,
			message: `\`${name}=\` has no value.`,
			hint: `Write \`${name}=value\`, or \`${name}\` alone.`,
		};
	}
	const value = /^[^\s}]*/.exec(line.slice(start))?.[0] ?? '';
	return {
		offset: start,
		length: value.length,
		message: `The value of \`${name}\` has characters that need quotes.`,
		hint: `Write \`${name}="…"\`.`,
	};
}

function unexpected(line: string, index: number): OpeningFault {
	const found = line.slice(index).match(/^[^\s}]+/)?.[0] ?? '';
	return {
		offset: index,
		length: Math.max(found.length, 1),
		message: `\`${found}\` is no attribute.`,
		hint: 'Attributes are written `#id`, `name`, `name=value` or `name="two words"`, with spaces between them.',
	};
}

function openBrace(line: string, start: number): OpeningFault {
	return {
		offset: start,
		length: Math.max(line.slice(start).trimEnd().length, 1),
		message: 'The attributes are never closed.',
		hint: 'Close them with `}` on the same line.',
	};
}

function matchAt(pattern: RegExp, line: string, index: number): RegExpExecArray | null {
	pattern.lastIndex = index;
	return pattern.exec(line);
}
