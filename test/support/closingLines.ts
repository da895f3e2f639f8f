import type { Reporter, TestCase, TestModule } from 'vitest/node';

interface Tally {
	passed: number;
	failed: number;
	skipped: TestCase[];
}

/** Ends a run with each skipped test and its reason, then `N passed, N failed, N skipped`. In CI a skip is a failure. */
export class ClosingLines implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
		const tally = count(modules, unhandledErrors.length);
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
	const tally: Tally = { passed: 0, failed: unhandledErrors, skipped: [] };
	for (const module of modules) {
		tally.failed += module.errors().length;
		for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
		for (const test of module.children.allTests()) add(tally, test);
	}
	return tally;
}

function add(tally: Tally, test: TestCase): void {
	const { state } = test.result();
	if (state === 'passed') tally.passed += 1;
	else if (state === 'failed') tally.failed += 1;
	else tally.skipped.push(test);
}

function describe(test: TestCase): string {
	const result = test.result();
	const reason = result.state === 'skipped' ? result.note : 'it was never started';
	const name = test.fullName.replaceAll(/\s+/g, ' ');
	return `${test.module.relativeModuleId} > ${name}: ${reason ?? 'no reason given'}`;
}
