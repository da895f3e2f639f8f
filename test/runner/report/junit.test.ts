import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyReport } from './anyReport.ts';
import { elementsOf, parseXml } from './parseXml.ts';
import { document, problem, render, reportOf, step } from './reporters.ts';

describe('the JUnit report', () => {
	test('is well-formed, counts what it holds and fails exactly where the report does, whatever the texts hold', async () => {
		await fc.assert(
			fc.asyncProperty(anyReport, async (report) => {
				const root = parseXml(await render('junit', report));
				const bad = elementsOf(root, 'failure').length + elementsOf(root, 'error').length;
				expect(bad > 0).toBe(!report.ok);
				for (const suite of [root, ...elementsOf(root, 'testsuite')]) {
					expect(elementsOf(suite, 'testcase')).toHaveLength(Number(suite.attributes['tests']));
					expect(elementsOf(suite, 'failure')).toHaveLength(Number(suite.attributes['failures']));
					expect(elementsOf(suite, 'error')).toHaveLength(Number(suite.attributes['errors']));
					expect(elementsOf(suite, 'skipped')).toHaveLength(Number(suite.attributes['skipped']));
				}
				const texts = elementsOf(root, 'testcase').map(({ text }) => text);
				for (const { ruleId } of report.problems) {
					const shown = ruleId
						.replaceAll(/\r\n?/g, '\n')
						.replaceAll(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
					const found = texts.some((text) =>
						text.replaceAll(/\r\n?/g, '\n').replaceAll('\u{fffd}', '').includes(shown.replaceAll('\u{fffd}', '')),
					);
					expect(found).toBe(true);
				}
			}),
		);
	});

	test('has a suite for each document and a case for each step, with its place', async () => {
		const steps = [step({ durationMs: 1500, status: 'passed' }), step({ id: 'other', line: 6, endLine: 9 })];
		const report = reportOf([], [document(steps), document([step()], 'docs/b.md')], 'test');
		const root = parseXml(await render('junit', report));
		expect(root.attributes).toMatchObject({ name: 'runbook-exec test', tests: '3', failures: '0', time: '1.500' });
		expect(elementsOf(root, 'testsuite').map(({ attributes }) => attributes['name'])).toEqual([
			'docs/a.md',
			'docs/b.md',
		]);
		expect(elementsOf(root, 'testcase')[1]?.attributes).toEqual({
			name: 'Deploy #other',
			classname: 'docs/a.md',
			file: 'docs/a.md',
			line: '6',
			time: '0.000',
		});
	});

	test('gives an error to the step on whose lines it is, with rule, hint and difference', async () => {
		const found = problem({
			ruleId: 'output/mismatch',
			message: 'stdout is not\nwhat it was',
			hint: 'Mend it.',
			evidence: [{ layer: 'execution', witness: '-a\n+b' }],
		});
		const root = parseXml(await render('junit', reportOf([found])));
		const [failure] = elementsOf(root, 'failure');
		expect(failure?.attributes).toEqual({ message: 'stdout is not\nwhat it was', type: 'output/mismatch' });
		expect(failure?.text).toBe('docs/a.md:2:1 error output/mismatch\nstdout is not\nwhat it was\n-a\n+b\n→ Mend it.');
	});

	test('puts several errors of a step into one failure', async () => {
		const report = reportOf([problem(), problem({ line: 3, message: 'nor this one' })]);
		const root = parseXml(await render('junit', report));
		const failures = elementsOf(root, 'failure');
		expect(failures.map(({ attributes }) => attributes['message'])).toEqual(['no such script (and 1 more)']);
		expect(failures[0]?.text).toContain('nor this one');
	});

	test('keeps what is on no step, and documents that could not be read as a runbook', async () => {
		const report = reportOf([problem({ line: 9 }), problem({ path: 'docs/broken.mdx' })]);
		const root = parseXml(await render('junit', report));
		const failed = elementsOf(root, 'testcase').filter((one) => elementsOf(one, 'failure').length > 0);
		expect(failed.map(({ attributes }) => [attributes['name'], attributes['file'], attributes['line']])).toEqual([
			['the document itself', 'docs/a.md', '9'],
			['the document itself', 'docs/broken.mdx', '2'],
		]);
	});

	test.each([
		['skipped', 'left out by --skip', 'skipped', 'left out by --skip'],
		['unknown', undefined, 'skipped', 'not executed to its end'],
		['failed', 'it broke', 'failure', 'it broke'],
		['interrupted', undefined, 'error', 'interrupted'],
	] as const)('a step that is %s says so', async (status, rungReason, name, message) => {
		const one = step({ status, ...(rungReason === undefined ? {} : { rungReason }) });
		const root = parseXml(await render('junit', reportOf([], [document([one])], 'test')));
		expect(elementsOf(root, name).map(({ attributes }) => attributes['message'])).toEqual([message]);
	});

	test('a case with warnings alone passes and shows them', async () => {
		const root = parseXml(await render('junit', reportOf([problem({ severity: 'warning' })])));
		expect(root.attributes['failures']).toBe('0');
		expect(elementsOf(root, 'system-out')[0]?.text).toContain('docs/a.md:2:1 warning reference/npm-script');
	});
});
