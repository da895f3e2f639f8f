import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { findingsByDocument } from '../byDocument.ts';
import type { Report } from '../schema.ts';
import { countFindings } from '../summary.ts';
import { printable } from '../text/printable.ts';
import { executionLines } from '../witnesses.ts';
import { codeFrame } from './codeFrame.ts';
import { hideSecrets } from './hideSecrets.ts';
import type { Paper } from './paper.ts';
import { wrap } from './wrap.ts';

/** Every problem with its place, its line of the document, and how to mend it; by document, with a heading where there are several. */
export function renderProblems(report: Report, sources: ReadonlyMap<string, string>, paper: Paper): string {
	const documents = findingsByDocument(report);
	return documents
		.filter(({ problems }) => problems.length > 0)
		.map(({ path, problems }) => {
			const text = sources.get(path);
			const source = text === undefined ? undefined : hideSecrets(text, problems);
			const heading = `${paper.colors.bold(printable(path))} ${paper.colors.dim(countFindings(problems))}\n\n`;
			const blocks = problems.map((problem) => renderProblem(problem, source, paper));
			return (documents.length > 1 ? heading : '') + blocks.join('');
		})
		.join('');
}

const indent = '  ';

function renderProblem(problem: Problem, source: string | undefined, { colors, columns }: Paper): string {
	const { path, line, column, severity, ruleId, message, hint } = problem;
	const level = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity](severity);
	const width = columns - indent.length;
	const lines = [
		`${colors.bold(printable(`${path}:${line}:${column}`))} ${level} ${colors.dim(printable(ruleId))}`,
		...wrap(printable(message), width),
		...codeFrame(problem, source, { colors, columns: width }),
		...executionLines(problem).map((text) => paintDifference(printable(text), colors)),
		...(hint === undefined ? [] : renderHint(hint, width).map(colors.cyan)),
	];
	return `${lines.map((text) => (text === '' ? '' : indent + text)).join('\n')}\n\n`;
}

function renderHint(hint: string, width: number): string[] {
	return wrap(printable(hint), width - 2).map((text, index) => `${index === 0 ? '→' : ' '} ${text}`);
}

function paintDifference(line: string, colors: Paper['colors']): string {
	if (line.startsWith('-')) return colors.red(line);
	return line.startsWith('+') ? colors.green(line) : line;
}
