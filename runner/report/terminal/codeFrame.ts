import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import type { Terminal } from '../../cli/terminal.ts';

/** Longest part of a source line that a frame shows. */
const frameWidth = 100;

/** The problem's line with one line before it and a marker below: lines are numbered as in an editor. */
export function codeFrame(problem: Problem, source: string | undefined, colors: Terminal['colors']): string[] {
	const lines = source?.split('\n') ?? [];
	const text = lines[problem.line - 1];
	if (text === undefined) return [];
	const first = Math.max(1, problem.line - 1);
	const width = String(problem.line).length;
	const shown = lines.slice(first - 1, problem.line).map((line, index) => {
		const number = String(first + index).padStart(width);
		return `${colors.dim(`${number} │`)} ${visible(line)}`;
	});
	return [...shown, `${colors.dim(`${' '.repeat(width)} │`)} ${marker(problem, text, colors)}`];
}

function marker(problem: Problem, text: string, colors: Terminal['colors']): string {
	const start = Math.min(problem.column - 1, frameWidth);
	const lineEnd = problem.endLine === problem.line ? problem.endColumn - 1 : text.length;
	const length = Math.max(1, Math.min(lineEnd, text.length, frameWidth) - start);
	const indent = text.slice(0, start).replaceAll(/[^\t]/g, ' ').replaceAll('\t', '  ');
	return indent + colors.red('^'.repeat(length));
}

/** Control characters are shown, never sent: a document must not steer the terminal. */
function visible(line: string): string {
	const cut = line.length > frameWidth ? `${line.slice(0, frameWidth)}…` : line;
	return printable(cut.replaceAll('\t', '  '));
}

/** A text whose control characters can't reach the terminal; line ends and tabs stay. */
export function printable(text: string): string {
	return text.replaceAll(/\p{Cc}/gu, (character) =>
		character === '\n' || character === '\t' ? character : '\u{fffd}',
	);
}
