import type { LinePattern } from './linePattern.ts';

/** How far patterns matched: `pattern` is the first that did not, `line` the line of the answer that it met. */
export type SequenceResult = { ok: true } | { ok: false; pattern: number; line: number; givenUp: boolean };

/** More tests than this are more than a document's answer needs; the match is given up as failed. */
const maximumTests = 5_000_000;

/** Matches whole lines in order, following all readings of optional and repeated patterns at once (no backtracking). */
export function matchSequence(patterns: readonly LinePattern[], lines: readonly string[]): SequenceResult {
	let states = closure(patterns, [0]);
	let best = { pattern: states.at(-1) ?? 0, line: 0 };
	let tests = 0;
	for (const [index, line] of lines.entries()) {
		if (endsOpen(patterns, states)) return { ok: true };
		tests += states.length;
		const next = states.filter((state) => patterns[state]?.test(line));
		states = closure(
			patterns,
			next.map((state) => (patterns[state]?.repeat ? state : state + 1)),
		);
		const furthest = states.at(-1);
		if (furthest === undefined) return { ok: false, ...best, givenUp: false };
		if (tests > maximumTests) return { ok: false, ...best, givenUp: true };
		if (furthest >= best.pattern) best = { pattern: furthest, line: index + 1 };
	}
	return states.at(-1) === patterns.length ? { ok: true } : { ok: false, ...best, givenUp: false };
}

/** States in ascending order with those that skipping optional patterns reaches. */
function closure(patterns: readonly LinePattern[], starts: readonly number[]): number[] {
	const states: number[] = [];
	for (const start of starts) {
		if (start <= (states.at(-1) ?? -1)) continue;
		let state = start;
		states.push(state);
		while (patterns[state]?.optional) {
			state += 1;
			states.push(state);
		}
	}
	return states;
}

/** Whether the last pattern takes whatever follows. */
function endsOpen(patterns: readonly LinePattern[], states: readonly number[]): boolean {
	return states.includes(patterns.length - 1) && patterns.at(-1)?.source.trim() === '...';
}
