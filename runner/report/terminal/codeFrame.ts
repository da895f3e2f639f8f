import stringWidth from 'fast-string-width';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { printable } from '../text/printable.ts';
import { crop } from './crop.ts';
import type { Paper } from './paper.ts';

/** The problem's line with one line before it and a marker below: lines are numbered as in an editor. */
export function codeFrame(problem: Problem, source: string | undefined, { colors, columns }: Paper): string[] {
	const lines = source?.split(/\r?\n/) ?? [];
	const text = lines[problem.line - 1];
	if (text === undefined) return [];
	const first = Math.max(1, problem.line - 1);
	const digits = String(problem.line).length;
	const room = columns - digits - ' │ '.length;
	const { start, length } = markOf(problem, text);
	const from = start + length < room ? 0 : Math.max(0, start - Math.floor(room / 3));
	const gutter = (label: string): string => colors.dim(`${label.padStart(digits)} │`);
	const shown = lines
		.slice(first - 1, problem.line)
		.map((line, index) => `${gutter(String(first + index))} ${crop(visible(line), from, room)}`.trimEnd());
	const mark = colors[problem.severity === 'error' ? 'red' : 'yellow'](
		'^'.repeat(Math.min(length, room - start + from)),
	);
	return [...shown, `${gutter('')} ${' '.repeat(start - from)}${mark}`];
}

/** Where the marker stands, in columns of the line as it is shown. */
function markOf({ line, column, endLine, endColumn }: Problem, text: string): { start: number; length: number } {
	const end = endLine === line ? endColumn - 1 : text.length;
	const start = stringWidth(visible(text.slice(0, column - 1)));
	return { start, length: Math.max(1, stringWidth(visible(text.slice(0, end))) - start) };
}

function visible(line: string): string {
	return printable(line.replaceAll('\t', '  '));
}
