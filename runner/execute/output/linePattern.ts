import { wholePattern } from '../../../plugins/remark-runbook/language.ts';
import type { MatchMode } from '../../../plugins/remark-runbook/language.ts';
import { compileGlob } from './glob.ts';

/** One line of an expected text. `line` counts from 0. */
export interface LinePattern {
	source: string;
	line: number;
	test: (actual: string) => boolean;
	/** Whether it can match no line, and whether it can match many. */
	optional: boolean;
	repeat: boolean;
}

export class LinePatternError extends Error {
	readonly line: number;
	constructor(message: string, line: number) {
		super(message);
		this.line = line;
	}
}

export type LineMode = Extract<MatchMode, 'exact' | 'regex' | 'glob'>;

/** `...` alone stands for any lines, also none; a regex or glob line may end with ` (?)`, ` (*)` or ` (+)`. */
export function compileLine(source: string, line: number, mode: LineMode): LinePattern[] {
	if (source.trim() === '...') return [{ source, line, test: () => true, optional: true, repeat: true }];
	const [, body = source, quantifier] = (mode === 'exact' ? null : /^(.*?) \(([?*+])\)$/.exec(source)) ?? [];
	const test = compileTest(body, line, mode);
	const once: LinePattern = { source, line, test, optional: false, repeat: false };
	if (quantifier === '?') return [{ ...once, optional: true }];
	if (quantifier === '*') return [{ ...once, optional: true, repeat: true }];
	if (quantifier === '+') return [once, { ...once, optional: true, repeat: true }];
	return [once];
}

function compileTest(source: string, line: number, mode: LineMode): LinePattern['test'] {
	if (mode === 'exact') return (actual) => actual === source;
	if (mode === 'glob') return compileGlob(source);
	const pattern = compileRegex(source, line);
	return (actual) => pattern.test(actual);
}

/** The whole line must match. Unicode rules where the pattern keeps to them, else the lenient old ones. */
function compileRegex(source: string, line: number): RegExp {
	try {
		return wholePattern(source);
	} catch {
		try {
			return new RegExp(`^(?:${source})$`);
		} catch (error) {
			const reason = error instanceof Error ? error.message.replace(/^.*\/: /, '') : String(error);
			throw new LinePatternError(`${source} is no regular expression: ${reason}`, line);
		}
	}
}
