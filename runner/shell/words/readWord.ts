import type { Assignment, Word } from 'unbash';
import type { ShellWord, Span } from '../command.ts';
import type { SessionState } from '../state.ts';
import { maskedOriginals } from '../text/sourceText.ts';
import type { SourceText } from '../text/sourceText.ts';
import { readFragments } from './fragments.ts';
import type { Fragment } from './fragments.ts';

/** The words that one word of the source becomes: none or several where an unquoted variable is split. */
export function readWord(word: Word, source: SourceText, state: SessionState): ShellWord[] {
	const span = source.span(word.pos, word.end);
	if (isPlain(word.text)) return [plainWord(word.text, span)];
	const fragments = readFragments(word, { state, originals: maskedOriginals(source, word.pos, word.end) });
	const place = { source: source.original.slice(word.pos, word.end), span };
	const only = fragments.length === 1 ? fragments[0] : undefined;
	if (only?.splits) return splitValue(only.text, place);
	return [joinFragments(fragments, place)];
}

/** Most words are plain: nothing quoted, expanded, or standing for something else. */
function isPlain(text: string): boolean {
	return /^(?:[a-z0-9_/:=@%+,-]|\.(?!\.))+$/.test(text) && !/your|change|replace|xxx/.test(text);
}

function plainWord(text: string, span: Span): ShellWord {
	return { text, source: text, span, known: true, knownPrefix: text, placeholder: false };
}

/** One word, never split: an assignment's value, a redirect's target. */
export function readSingleWord(word: Word, source: SourceText, state: SessionState): ShellWord {
	const fragments = readFragments(word, { state, originals: maskedOriginals(source, word.pos, word.end) });
	const whole = fragments.map((fragment): Fragment => ({ ...fragment, splits: false }));
	return joinFragments(whole, {
		source: source.original.slice(word.pos, word.end),
		span: source.span(word.pos, word.end),
	});
}

/** `name=value` where it stands among the arguments, as in `export name=value`. */
export function assignmentAsWord(node: Assignment, source: SourceText, state: SessionState): ShellWord {
	const place = { source: source.original.slice(node.pos, node.end), span: source.span(node.pos, node.end) };
	if (node.value.type === 'ArrayValue' || node.index || node.append) return unknownWord(place.source, place.span);
	const value = readSingleWord(node.value, source, state);
	const prefix = `${node.name}=`;
	return { ...value, ...place, text: prefix + value.text, knownPrefix: prefix + value.knownPrefix };
}

/** A word of which only the place is known. */
export function unknownWord(source: string, span: Span): ShellWord {
	return { text: source, source, span, known: false, knownPrefix: '', placeholder: false };
}

type Place = Pick<ShellWord, 'source' | 'span'>;

function splitValue(value: string, place: Place): ShellWord[] {
	return value
		.split(/[ \t\n]+/)
		.filter((text) => text !== '')
		.map((text) => {
			const known = !/[*?[]/.test(text);
			return { ...place, text, known, knownPrefix: known ? text : text.replace(/[*?[].*$/s, ''), placeholder: false };
		});
}

function joinFragments(fragments: readonly Fragment[], place: Place): ShellWord {
	const text = fragments.map((fragment) => fragment.text).join('');
	const firstUnknown = fragments.findIndex((fragment) => !isCertain(fragment));
	const tilde = /^~(?:[/\w-]|$)/.test(place.source);
	const prefix = firstUnknown === -1 ? fragments : fragments.slice(0, firstUnknown);
	return {
		...place,
		text,
		known: firstUnknown === -1 && !tilde,
		knownPrefix: tilde ? '' : prefix.map((fragment) => fragment.text).join(''),
		placeholder: fragments.some((fragment) => fragment.placeholder),
	};
}

/** A split value inside a longer word is certain only where there is nothing to split. */
function isCertain(fragment: Fragment): boolean {
	return fragment.known && !(fragment.splits && /[\s*?[]/.test(fragment.text));
}
