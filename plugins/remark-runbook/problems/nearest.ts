import { distance } from 'fastest-levenshtein';

/** The candidate that was most likely meant by a misspelt word: by edit distance, else as its abbreviation. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
	const wanted = word.toLowerCase();
	let best: { candidate: string; edits: number } | undefined;
	for (const candidate of candidates) {
		const edits = editsOf(wanted, candidate.toLowerCase());
		if (edits <= allowedEdits(wanted, candidate) && (!best || edits < best.edits)) best = { candidate, edits };
	}
	return best?.candidate;
}

/** `Did you mean …?`, or undefined where nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
	const candidate = nearest(word, candidates);
	return candidate === undefined ? undefined : `Did you mean \`${candidate}\`?`;
}

/** An abbreviation (`max` for `maximum`) ranks behind every spelling within one edit. */
function editsOf(word: string, candidate: string): number {
	const abbreviated = word.length >= 3 && candidate.startsWith(word);
	return abbreviated ? Math.min(distance(word, candidate), 1.5) : distance(word, candidate);
}

function allowedEdits(word: string, candidate: string): number {
	const length = Math.max(word.length, candidate.length);
	if (length <= 3) return 1;
	const sameStart = word.slice(0, 4) === candidate.slice(0, 4);
	return length <= 8 && !sameStart ? 2 : 3;
}
