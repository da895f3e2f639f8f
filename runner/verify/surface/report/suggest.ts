import { distance } from 'fastest-levenshtein';
import { nearest } from '../../../../plugins/remark-runbook/language.ts';
import type { Finding } from '../match/finding.ts';

function bare(word: string): string {
	return word.replace(/^[-+]+/, '').toLowerCase();
}

/** Two letters that changed places count as one slip. */
function slips(one: string, other: string): number {
	const swapped = [...one].some(
		(_, at) => one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2) === other,
	);
	return swapped && one !== other ? 1 : distance(one, other);
}

/** A third of the letters may differ, or one may be the beginning of the other. */
function isNear(word: string, candidate: string): boolean {
	const [one, other] = [bare(word), bare(candidate)];
	if (one.length < 2 || other.length < 2) return false;
	const begins = one.length >= 3 && (other.startsWith(one) || (other.length >= 3 && one.startsWith(other)));
	return begins || slips(one, other) <= Math.max(1, Math.floor(one.length / 3));
}

/** The spelling that was most likely meant; letters of short options are too alike to tell. */
export function suggestionFor({ text, candidates }: Finding): string | undefined {
	const near = candidates.filter((candidate) => isNear(text, candidate));
	const single = near.filter((candidate) => slips(bare(text), bare(candidate)) === 1);
	return nearest(text, single.length > 0 ? single : near) ?? single[0];
}

/** The mend where it is beyond doubt: one slip from a single known spelling, and the span is exactly the word. */
export function certainFix({ text, candidates, word, span }: Finding): string | undefined {
	if (bare(text).length < 3 || span.end - span.start !== text.length || !word.source.includes(text)) return undefined;
	const single = [...new Set(candidates.filter((candidate) => slips(bare(text), bare(candidate)) === 1))];
	return single.length === 1 ? single[0] : undefined;
}

function ends(long: string, short: string): boolean {
	return long.startsWith(short) && long.length - short.length <= 2;
}

/** `--last-fail` of `--last-failed`, `--verbosely` beside `--verbose`: hardly the name that somebody else chose. */
export function isPartOf({ text, candidates }: Finding): boolean {
	const word = bare(text);
	return word.length >= 7 && candidates.some((one) => ends(bare(one), word) || ends(word, bare(one)));
}

/** Whether a word of some length is one slip from a known one: then hardly another name. */
export function isSlip({ text, candidates }: Finding): boolean {
	return bare(text).length >= 5 && candidates.some((candidate) => slips(bare(text), bare(candidate)) === 1);
}
