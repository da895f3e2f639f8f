import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import { limitTime } from '../../limitTime.ts';
import { diffLines } from './diffLines.ts';
import { compileLine, LinePatternError, type LineMode, type LinePattern } from './linePattern.ts';
import { show } from './lines.ts';
import { matched, type MatchResult } from './result.ts';
import { matchSequence, type SequenceResult } from './sequence.ts';

/** Each expected line against a line of the answer, from the first to the last. */
export function matchLines(expected: readonly string[], actual: readonly string[], mode: LineMode): MatchResult {
	try {
		const patterns = expected.flatMap((line, index) => compileLine(line, index, mode));
		return mode === 'regex' ? compareInTime(patterns, actual) : compare(patterns, actual);
	} catch (error) {
		if (!(error instanceof LinePatternError)) throw error;
		return { ok: false, message: error.message, diff: [], line: error.line };
	}
}

/** A regular expression may try more ways than there is time: the longer the line, the more, by powers. */
const regexLimitMs = 2000;

function compareInTime(patterns: readonly LinePattern[], actual: readonly string[]): MatchResult {
	let current = 0;
	const watched = patterns.map((pattern) => ({
		...pattern,
		test: (line: string) => {
			current = pattern.line;
			return pattern.test(line);
		},
	}));
	const limited = limitTime(regexLimitMs, () => compare(watched, actual));
	if (limited) return limited.result;
	const slow = `took longer than ${formatDuration(regexLimitMs)} to compare: it can match in too many ways, as (a+)+ does`;
	throw new LinePatternError(`this expected output ${slow}`, current);
}

function compare(patterns: readonly LinePattern[], actual: readonly string[]): MatchResult {
	const result = matchSequence(patterns, actual);
	return result.ok ? matched : describe(patterns, actual, result);
}

function describe(
	patterns: readonly LinePattern[],
	lines: readonly string[],
	failed: Extract<SequenceResult, { ok: false }>,
): MatchResult {
	const pattern = patterns[failed.pattern];
	const line = pattern?.line ?? patterns.at(-1)?.line ?? 0;
	const message = failed.givenUp
		? `the answer is too long to compare: ${lines.length} lines`
		: messageOf(patterns, lines, failed);
	return { ok: false, message, diff: diffLines(patterns, lines, failed), line };
}

function messageOf(
	patterns: readonly LinePattern[],
	lines: readonly string[],
	failed: Extract<SequenceResult, { ok: false }>,
): string {
	const pattern = patterns[failed.pattern];
	const came = lines[failed.line];
	const found = came === undefined ? 'the answer ends' : `line ${failed.line + 1} is \`${show(came)}\``;
	if (!pattern) return patterns.length === 0 ? `no output is expected, but ${found}` : `more than expected: ${found}`;
	if (lines.length === 0) return `expected \`${show(pattern.source)}\`, but there is no output`;
	return `expected \`${show(pattern.source)}\`, but ${found}`;
}
