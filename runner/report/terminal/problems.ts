import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { codeFrame, printable } from './codeFrame.ts';

/** Every problem with its place, its line of the document, and how to mend it; grouped by document. */
export function renderProblems(
	problems: readonly Problem[],
	sources: ReadonlyMap<string, string>,
	colors: Terminal['colors'],
): string {
	return problems.map((problem) => renderProblem(problem, sources.get(problem.path), colors)).join('');
}

function renderProblem(problem: Problem, source: string | undefined, colors: Terminal['colors']): string {
	const { path, line, column, severity, ruleId, message, hint } = problem;
	const level = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity](severity);
	const lines = [
		`${colors.bold(`${path}:${line}:${column}`)} ${level} ${printable(message)} ${colors.dim(ruleId)}`,
		...codeFrame(problem, source, colors),
		...problem.evidence
			.filter(({ layer }) => layer === 'execution')
			.flatMap(({ witness }) => diffLines(witness, colors)),
		...(hint === undefined
			? []
			: printable(hint)
					.split('\n')
					.map((text) => colors.cyan(`→ ${text}`))),
	];
	return `${lines.map((text, index) => (index === 0 ? text : `  ${text}`)).join('\n')}\n\n`;
}

function diffLines(witness: string, colors: Terminal['colors']): string[] {
	return printable(witness)
		.split('\n')
		.map((line) => {
			if (line.startsWith('-')) return colors.red(line);
			return line.startsWith('+') ? colors.green(line) : line;
		});
}
