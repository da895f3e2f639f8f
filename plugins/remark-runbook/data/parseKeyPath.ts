import type { KeyPath, KeyStep } from '../schema/keyPath.ts';
import type { Template } from '../schema/template.ts';
import { placeholderAt, scanText } from '../template/scanText.ts';

/** Why a text is no path; `offset` counts from its start. */
export interface KeyPathFault {
	offset: number;
	message: string;
	hint: string;
}

interface Reader {
	text: string;
	position: number;
}

/** Reads `spec.containers[name=web]."a.b"`: keys with dots, entries in brackets, quotes around what holds either. */
export function parseKeyPath(text: string): KeyPath | KeyPathFault {
	const reader: Reader = { text, position: 0 };
	const steps: KeyStep[] = [];
	if (text === '')
		return fault(reader, 'The path is empty.', 'Write keys with dots between them: `services.web.image`.');
	while (reader.position < text.length) {
		const bracket = text[reader.position] === '[';
		if (!bracket && steps.length > 0) {
			if (text[reader.position] !== '.') return afterStep(reader);
			reader.position += 1;
		}
		const step = bracket ? readBracket(reader) : readKey(reader);
		if ('message' in step) return step;
		steps.push(step);
	}
	return { text, steps };
}

function afterStep(reader: Reader): KeyPathFault {
	return fault(reader, `A \`.\` or \`[\` is expected before \`${reader.text[reader.position]}\`.`, quoteHint);
}

const quoteHint = 'Put a key that holds dots, brackets or quotes in double quotes: `"a.b".c`.';

function readKey(reader: Reader): KeyStep | KeyPathFault {
	const key = readWord(reader, '.[]"');
	return typeof key === 'string' ? { type: 'key', key: template(key) } : key;
}

function readBracket(reader: Reader): KeyStep | KeyPathFault {
	const start = reader.position;
	reader.position += 1;
	const first = reader.text[reader.position] === '=' ? undefined : readWord(reader, ']="');
	if (typeof first === 'object') return first;
	const quoted = reader.text[start + 1] === '"';
	let step: KeyStep;
	if (reader.text[reader.position] === '=') {
		reader.position += 1;
		const value = reader.text[reader.position] === ']' ? '' : readWord(reader, ']"');
		if (typeof value === 'object') return value;
		step = { type: 'match', ...(first !== undefined && { key: template(first) }), value: template(value) };
	} else if (!quoted && /^-?\d+$/.test(first ?? '')) {
		step = { type: 'index', index: Number(first) };
	} else if (quoted) {
		step = { type: 'key', key: template(first ?? '') };
	} else {
		const hint = 'Write `[0]`, `[-1]`, `[name=web]` for the entry with that value, or `[=text]` for the text itself.';
		return { offset: start, message: `\`[${first}]\` picks no entry of a list.`, hint };
	}
	if (reader.text[reader.position] !== ']')
		return { offset: start, message: 'This bracket is never closed.', hint: 'Close it with `]`.' };
	reader.position += 1;
	return step;
}

/** A quoted word, or everything up to one of the characters that end it; a placeholder is a character like others. */
function readWord(reader: Reader, ends: string): string | KeyPathFault {
	const { text } = reader;
	const start = reader.position;
	if (text[start] === '"') return readQuoted(reader);
	while (reader.position < text.length && !ends.includes(text[reader.position] ?? ''))
		reader.position += placeholderAt(text, reader.position)?.length ?? 1;
	if (reader.position > start) return text.slice(start, reader.position);
	return fault(reader, 'A key is expected here.', quoteHint);
}

function readQuoted(reader: Reader): string | KeyPathFault {
	const start = reader.position;
	const match = /"((?:[^"\\]|\\.)*)"/y;
	match.lastIndex = start;
	const found = match.exec(reader.text);
	if (!found) return { offset: start, message: 'This quote is never closed.', hint: 'Close it with `"`.' };
	reader.position += found[0].length;
	return (found[1] ?? '').replaceAll(/\\(["\\])/g, '$1');
}

function template(text: string): Template {
	return scanText(text, { type: 'text' }).template;
}

function fault({ position, text }: Reader, message: string, hint: string): KeyPathFault {
	return { offset: Math.min(position, Math.max(text.length - 1, 0)), message, hint };
}
