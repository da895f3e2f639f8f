import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { executionLines } from '../witnesses.ts';
import type { StepFindings } from '../byDocument.ts';
import { element, escapeText } from './xml.ts';

/** How a case counts: JUnit knows no warning, so a case with warnings alone has passed. */
type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

/** One case of a suite, as text and as it counts. */
export interface TestCase {
	outcome: Outcome;
	seconds: number;
	xml: string;
}

/** The case of a step. */
export function stepCase(path: string, { step, problems }: StepFindings): TestCase {
	const { id, title, line, status, rungReason, durationMs } = step;
	const errors = problems.filter(({ severity }) => severity === 'error');
	const place = { path, name: `${title} #${id}`, line, seconds: durationMs / 1000 };
	if (status === 'interrupted') return testCase(place, 'error', [verdict('error', 'interrupted', problems)], problems);
	if (errors.length > 0) return testCase(place, 'failure', [failure(errors)], problems);
	if (status === 'failed') {
		return testCase(place, 'failure', [element('failure', { message: rungReason ?? 'the step failed' })], problems);
	}
	if (status === 'skipped' || status === 'unknown') {
		const message = rungReason ?? (status === 'skipped' ? 'left out' : 'not executed to its end');
		return testCase(place, 'skipped', [element('skipped', { message })], problems);
	}
	return testCase(place, 'passed', [], problems);
}

/** The case of all that belongs to no step: frontmatter, prose, structure. */
export function documentCase(path: string, problems: readonly Problem[]): TestCase {
	const errors = problems.filter(({ severity }) => severity === 'error');
	const place = { path, name: 'the document itself', line: problems[0]?.line ?? 1, seconds: 0 };
	return errors.length > 0
		? testCase(place, 'failure', [failure(errors)], problems)
		: testCase(place, 'passed', [], problems);
}

interface Place {
	path: string;
	name: string;
	line: number;
	seconds: number;
}

function testCase(
	{ path, name, line, seconds }: Place,
	outcome: Outcome,
	ends: readonly string[],
	problems: readonly Problem[],
): TestCase {
	const milder = problems.filter(({ severity }) => severity !== 'error');
	const notes = milder.length === 0 ? [] : [element('system-out', {}, [escapeText(describe(milder))])];
	const attributes = { name, classname: path, file: path, line, time: seconds.toFixed(3) };
	return { outcome, seconds, xml: `    ${element('testcase', attributes, [...ends, ...notes])}` };
}

/** All errors of a case in one element: some readers take only the first. */
function failure(errors: readonly Problem[]): string {
	const [first, ...others] = errors;
	const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
	return verdict('failure', `${first?.message ?? ''}${more}`, errors, first?.ruleId);
}

function verdict(name: 'failure' | 'error', message: string, problems: readonly Problem[], type?: string): string {
	return element(name, { message, type }, problems.length === 0 ? [] : [escapeText(describe(problems))]);
}

function describe(problems: readonly Problem[]): string {
	return problems
		.map((problem) => {
			const { path, line, column, severity, ruleId, message, hint } = problem;
			const lines = [`${path}:${line}:${column} ${severity} ${ruleId}`, message, ...executionLines(problem)];
			return [...lines, ...(hint === undefined ? [] : [`→ ${hint}`])].join('\n');
		})
		.join('\n\n');
}
