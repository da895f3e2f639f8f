import type { Problem } from '../../plugins/remark-runbook/language.ts';
import { ruleOf } from '../rules/index.ts';
import type { CreateReporter } from './reporter.ts';
import type { RepositoryPlaces } from './repository.ts';
import { countFindings } from './summary.ts';
import { printable } from './text/printable.ts';
import { executionLines } from './witnesses.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Annotations by GitHub's workflow commands, one line each, and a closing line.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const createGithubReporter: CreateReporter = ({ places }) => ({
	end: ({ mode, problems }) =>
		[
			...problems.map((problem) => annotation(problem, places)),
			`runbook-exec ${mode}: ${countFindings(problems)}`,
			'',
		].join('\n'),
});

function annotation(problem: Problem, places: RepositoryPlaces): string {
	const properties = Object.entries(propertiesOf(problem, places)).map(
		([name, value]) => `${name}=${escapeProperty(String(value))}`,
	);
	return `::${commands[problem.severity]} ${properties.join(',')}::${escapeData(messageOf(problem))}`;
}

/** Columns count only within one line: with two lines the runner would drop them. */
function propertiesOf(
	{ path, line, column, endLine, endColumn, ruleId }: Problem,
	{ fromRoot }: RepositoryPlaces,
): Record<string, string | number> {
	const columns = line === endLine ? { col: column, endColumn } : {};
	const summary = ruleOf(ruleId)?.summary.replaceAll('`', '');
	const title = summary === undefined ? ruleId : `${summary} (${ruleId})`;
	return { file: fromRoot(path), line, endLine, ...columns, title };
}

function messageOf(problem: Problem): string {
	const { message, hint } = problem;
	return [message, ...executionLines(problem), ...(hint === undefined ? [] : [hint])].map(clean).join('\n');
}

function escapeProperty(text: string): string {
	return escapeData(clean(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escapeData(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** No carriage return is left, which would be escaped as `%0D`. */
function clean(text: string): string {
	return printable(text.replaceAll('\r\n', '\n'));
}
