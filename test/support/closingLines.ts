import type { Reporter, TestCase, TestModule } from 'vitest/node';

interface Tally {
	passed: number;
	failed: number;
	skipped: TestCase[];
	/** Passed, but not at the first try. */
	unsteady: TestCase[];
}

/** Of a long error the place and the last words are shown. */
const firstLines = 3;
const lastLines = 9;

/** Ends a run with each test that needed a second try or was skipped and why, then `N passed, N failed, N skipped`. In CI a skip is a failure. */
export class ClosingLines implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
		const tally = count(modules, unhandledErrors.length);
		for (const test of tally.unsteady) process.stdout.write(`second try: ${nameOf(test)}: ${firstError(test)}\n`);
		for (const test of tally.skipped) process.stdout.write(`skipped: ${describe(test)}\n`);
		if (process.env['CI'] && tally.skipped.length > 0) {
			process.stdout.write('In CI every test must run: a skipped one fails the run.\n');
			process.exitCode = 1;
		}
		process.stdout.write(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped\n`);
	}
}

/** A module that can't be loaded and an error outside of all tests count as one failure each. */
function count(modules: readonly TestModule[], unhandledErrors: number): Tally {
	const tally: Tally = { passed: 0, failed: unhandledErrors, skipped: [], unsteady: [] };
	for (const module of modules) {
		tally.failed += module.errors().length;
		for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
		for (const test of module.children.allTests()) add(tally, test);
	}
	return tally;
}

function add(tally: Tally, test: TestCase): void {
	const { state } = test.result();
	if (test.diagnostic()?.flaky === true) tally.unsteady.push(test);
	if (state === 'passed') tally.passed += 1;
	else if (state === 'failed') tally.failed += 1;
	else tally.skipped.push(test);
}

function describe(test: TestCase): string {
	const result = test.result();
	const reason = result.state === 'skipped' ? result.note : 'it was never started';
	return `${nameOf(test)}: ${reason ?? 'no reason given'}`;
}

function nameOf(test: TestCase): string {
	return `${test.module.relativeModuleId} > ${test.fullName.replaceAll(/\s+/g, ' ')}`;
}

/** What a sandbox could not do stands below the name of the rule, after all that it said before. */
function firstError(test: TestCase): string {
	const lines = test.result().errors?.[0]?.message.split('\n') ?? ['no reason given'];
	const left = lines.length - firstLines - lastLines;
	if (left > 1) lines.splice(firstLines, left, `(${left} lines)`);
	return lines.join('\n  ');
}
