import { findingsByDocument } from '../byDocument.ts';
import type { DocumentFindings } from '../byDocument.ts';
import type { CreateReporter } from '../reporter.ts';
import type { Report } from '../schema.ts';
import { documentCase, stepCase } from './testCase.ts';
import type { TestCase } from './testCase.ts';
import { element } from './xml.ts';

/** JUnit's XML, as CI systems read it: a suite for each document, a case for each step. Times are seconds. */
export const createJunitReporter: CreateReporter = () => ({ end: renderSuites });

function renderSuites(report: Report): string {
	const suites = findingsByDocument(report).map((findings) => {
		const cases = casesOf(findings);
		return { cases, xml: renderSuite(findings, cases) };
	});
	const counts = countCases(suites.flatMap(({ cases }) => cases));
	const children = suites.map(({ xml }) => `\n${xml}`);
	const root = element('testsuites', { name: `runbook-exec ${report.mode}`, ...counts }, [...children, '\n']);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** A document has a case of its own where something was found in it outside of its steps, or it has no step. */
function casesOf({ path, steps, elsewhere }: DocumentFindings): TestCase[] {
	const own = elsewhere.length > 0 || steps.length === 0 ? [documentCase(path, elsewhere)] : [];
	return [...own, ...steps.map((findings) => stepCase(path, findings))];
}

function renderSuite({ path }: DocumentFindings, cases: readonly TestCase[]): string {
	const lines = cases.map(({ xml }) => `\n${xml}`);
	return `  ${element('testsuite', { name: path, file: path, ...countCases(cases) }, [...lines, '\n  '])}`;
}

function countCases(cases: readonly TestCase[]): Record<string, string | number> {
	const count = (wanted: TestCase['outcome']): number => cases.filter(({ outcome }) => outcome === wanted).length;
	return {
		tests: cases.length,
		failures: count('failure'),
		errors: count('error'),
		skipped: count('skipped'),
		time: cases.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3),
	};
}
