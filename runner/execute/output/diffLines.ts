import { diffArrays } from 'diff';
import type { LinePattern } from './linePattern.ts';
import { show } from './lines.ts';
import type { SequenceResult } from './sequence.ts';

const contextLines = 3;
const comparedLines = 200;
const shownLines = 40;

interface Side {
	text: string;
	pattern?: LinePattern;
}

/** The difference from where the match failed: ` ` matched, `-` expected, `+` what came; bounded in size. */
export function diffLines(
	patterns: readonly LinePattern[],
	lines: readonly string[],
	failed: Extract<SequenceResult, { ok: false }>,
): string[] {
	const context = lines.slice(Math.max(0, failed.line - contextLines), failed.line).map((line) => ` ${show(line)}`);
	const expected = remaining(patterns, failed.pattern).map((pattern): Side => ({ text: pattern.source, pattern }));
	const actual = lines.slice(failed.line, failed.line + comparedLines).map((text): Side => ({ text }));
	const changes = diffArrays<Side>(expected, actual, {
		comparator: (left, right) => left.pattern?.test(right.text) ?? false,
	});
	const shown = changes.flatMap(({ value, added, removed }) =>
		value.map(({ text }) => `${added ? '+' : removed ? '-' : ' '}${show(text)}`),
	);
	const hidden = Math.max(0, shown.length - shownLines) + lines.length - failed.line - actual.length;
	return [...context, ...shown.slice(0, shownLines), ...(hidden > 0 ? [` … ${hidden} more lines`] : [])];
}

/** The patterns from the failed one up to the next `...`, one for each line of the document. */
function remaining(patterns: readonly LinePattern[], start: number): LinePattern[] {
	const open = patterns.findIndex(({ source }, index) => index > start && source.trim() === '...');
	const end = open < 0 ? patterns.length : open + 1;
	return patterns
		.slice(start, Math.min(end, start + comparedLines))
		.filter(({ line }, index, all) => line !== all[index - 1]?.line);
}
