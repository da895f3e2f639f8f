import { readAttributeList, type RawAttribute } from './attributeList.ts';
import { closingBracket } from './closingBracket.ts';
import type { OpeningFault } from './openingFault.ts';

/** The parts of a directive's opening line, `:::name[label]{attributes}`. Offsets count from its first colon. */
export interface Opening {
	colons: number;
	name: string;
	nameStart: number;
	/** What stands between the brackets. */
	label?: string;
	attributes: RawAttribute[];
	fault?: OpeningFault;
}

const namePattern = /(?:[^\s\p{P}\p{S}]|[-_])+/uy;

/** Reads a directive's opening line as far as it can; `end` is where the parser saw its label end, if it did. */
export function readOpening(line: string, labelEnd?: number): Opening {
	const colons = /^:*/.exec(line)?.[0].length ?? 0;
	namePattern.lastIndex = colons;
	const name = namePattern.exec(line)?.[0] ?? '';
	const opening: Opening = { colons, name, nameStart: colons, attributes: [] };
	if (name === '') return { ...opening, fault: missingName(line, colons) };
	let index = colons + name.length;
	if (line[index] === '[') {
		const end = labelEnd ?? closingBracket(line, index);
		if (end === undefined) return { ...opening, fault: openLabel(line, index) };
		opening.label = line.slice(index + 1, end - 1);
		index = end;
	}
	if (line[index] === '{') {
		const list = readAttributeList(line, index);
		opening.attributes = list.attributes;
		if (list.fault) return { ...opening, fault: list.fault };
		index = list.end;
	}
	const rest = line.slice(index).trim();
	return rest === '' || colons === 1 ? opening : { ...opening, fault: trailingText(line, index, opening) };
}

function missingName(line: string, colons: number): OpeningFault {
	const word = /^\s+(\S+)/.exec(line.slice(colons))?.[1];
	return {
		offset: 0,
		length: Math.max(line.trimEnd().length, 1),
		message: `\`${line.trim()}\` opens no directive: no name follows the colons.`,
		hint: word
			? `Write the name right behind the colons: \`${':'.repeat(colons)}${word}\`.`
			: 'Write `:::kind[Title]{#id}`.',
	};
}

function openLabel(line: string, index: number): OpeningFault {
	return {
		offset: index,
		length: line.trimEnd().length - index,
		message: 'The title is never closed.',
		hint: 'Close it with `]` on the same line; a literal bracket is written `\\[` or `\\]`.',
	};
}

function trailingText(line: string, index: number, opening: Opening): OpeningFault {
	const rest = line.slice(index).trim();
	const offset = index + line.slice(index).search(/\S/);
	const fault = { offset, length: rest.length };
	const start = `${':'.repeat(opening.colons)}${opening.name}`;
	if (/^[[{]/.test(rest)) {
		return {
			...fault,
			message: `\`${rest}\` does not join what stands before it.`,
			hint: `Write the title first, then the attributes, with no space between: \`${start}[Title]{#id}\`.`,
		};
	}
	if (opening.label === undefined && opening.attributes.length === 0) {
		const title = rest.replace(/\s*\{.*$/, '');
		return { ...fault, message: 'The title stands outside of brackets.', hint: `Write \`${start}[${title}]{#id}\`.` };
	}
	return {
		...fault,
		message: `\`${rest}\` stands behind the end of the directive's opening line.`,
		hint: 'Put it on a line of its own.',
	};
}
