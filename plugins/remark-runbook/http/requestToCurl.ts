import type { Filled, Insertion } from '../template/fill.ts';
import { shellWord, shellWordOffset } from '../template/quote/word.ts';
import type { Request } from './parseHttpRequest.ts';
import { resolveRequest } from './resolveRequest.ts';

/** A part of the command: a word that is quoted as the shell needs it, behind text that is not. */
interface Part {
	before: string;
	word?: string;
	/** Where values stand in the word. */
	insertions?: readonly Insertion[];
}

/** The curl command that sends the same request: it shows status and headers, as what must come back names them. */
export function requestToCurl(request: Request, values: (name: string) => string | undefined): Filled {
	const { method, url, headers, body, missing, refused, inserted } = resolveRequest(request, values);
	const options = `${method === 'HEAD' ? '-I' : '-i'}${isGlob(url) ? ' -g' : ''}${needsMethod(method) ? ` -X ${method}` : ''}`;
	const next = ' \\\n  ';
	const parts: Part[] = [
		{ before: `curl -sS ${options} `, word: url, insertions: inserted.url },
		...headers.map(({ name, value }, index) => headerPart(`${next}-H `, name, value, inserted.headers[index])),
		...(body === undefined ? [] : [{ before: `${next}--data-raw `, word: body, insertions: inserted.body }]),
	];
	return { ...join(parts), missing, refused };
}

function headerPart(before: string, name: string, value: string, insertions: readonly Insertion[] = []): Part {
	if (value === '') return { before, word: `${name};` };
	return { before, word: `${name}: ${value}`, insertions: moved(insertions, name.length + 2) };
}

function join(parts: readonly Part[]): { text: string; insertions: Insertion[] } {
	let text = '';
	const insertions: Insertion[] = [];
	for (const { before, word = '', insertions: inWord = [] } of parts) {
		text += before;
		for (const { name, start, end } of inWord) {
			const at = (offset: number): number => text.length + shellWordOffset(word, offset);
			insertions.push({ name, start: at(start), end: at(end) });
		}
		text += shellWord(word);
	}
	return { text, insertions };
}

function moved(insertions: readonly Insertion[], by: number): Insertion[] {
	return insertions.map(({ name, start, end }) => ({ name, start: start + by, end: end + by }));
}

const needsMethod = (method: string) => method !== 'GET' && method !== 'HEAD';

/** Whether curl would expand the URL to several; a placeholder that is still open is no pattern. */
const isGlob = (url: string) => /[[\]{}]/.test(url.replaceAll(/\{\{[\w-]+\}\}/g, ''));
