import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import type { DocumentFindings } from '../byDocument.ts';
import type { RepositoryPlaces } from '../repository.ts';
import { rungNames } from '../schema.ts';
import type { StepReport } from '../schema.ts';
import { countFindings } from '../summary.ts';
import { plural } from '../text/plural.ts';
import { executionLines } from '../witnesses.ts';
import { code, escapeMarkdown, escapeMessage, fenced } from './escape.ts';
import { details, table } from './table.ts';

/** A document with problems: their table, then what is shown on a click. */
export function documentSection({ path, document, problems }: DocumentFindings, places: RepositoryPlaces): string[] {
	const rows = problems.map((problem) => [
		problem.severity,
		`[${problem.line}](${places.linkTo(path, problem.line)})`,
		describe(problem),
		code(problem.ruleId),
	]);
	const columns = [{ heading: 'Severity' }, { heading: 'Line', numeric: true }, { heading: 'Problem' }];
	return [
		`### ${code(path)}: ${countFindings(problems)}`,
		'',
		...table([...columns, { heading: 'Rule' }], rows),
		...problems.flatMap(differenceOf),
		...(document === undefined || document.steps.length === 0 ? [] : stepsOf(document.steps)),
		'',
	];
}

function describe({ message, hint }: Problem): string {
	return escapeMessage(message) + (hint === undefined ? '' : `<br>→ ${escapeMessage(hint)}`);
}

/** What an execution left to look at. */
function differenceOf(problem: Problem): string[] {
	const lines = executionLines(problem);
	if (lines.length === 0) return [];
	return ['', ...details(`Line ${problem.line}: what came`, fenced(lines, 'diff'))];
}

function stepsOf(steps: readonly StepReport[]): string[] {
	const rows = steps.map(({ line, title, status, rung, rungReason, commands }) => [
		String(line),
		escapeMarkdown(title),
		status,
		`${rung} ${rungNames[rung] ?? ''}`,
		rungReason === undefined ? '' : escapeMessage(rungReason),
		String(commands.length),
	]);
	const columns = [
		{ heading: 'Line', numeric: true },
		{ heading: 'Step' },
		{ heading: 'Status' },
		{ heading: 'Rung' },
		{ heading: 'Why no higher' },
		{ heading: 'Commands', numeric: true },
	];
	return ['', ...details(plural(steps.length, 'step'), table(columns, rows))];
}
