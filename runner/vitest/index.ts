import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../cli/main.ts';
import { processTerminal } from '../cli/terminal.ts';
import type { Terminal } from '../cli/terminal.ts';
import { findDocuments } from '../cli/findDocuments.ts';
import { unmetTools } from '../cli/unmetTools.ts';
import { reportName } from './reportName.ts';
import { displayPath, loadDocument } from '../load/loadDocument.ts';

export interface TestRunbooksOptions {
	/** Limit of one runbook's test, in milliseconds; five minutes where it is not given. */
	timeoutMs?: number;
	/** Directory that gets the JSON report of each check and test; it must be there. */
	reports?: string;
	/** Documents are tested side by side, as many at a time as Vitest's `maxConcurrency` allows. */
	concurrent?: boolean;
}

/**
 * Registers doc tests: each document is checked for drift, and each runbook with a sandbox is executed in it.
 * Patterns are files, directories or globs, relative to the working directory. Await it at the top level of a test file.
 */
export async function testRunbooks(patterns: readonly string[], options: TestRunbooksOptions = {}): Promise<void> {
	const { timeoutMs = 5 * 60_000, reports, concurrent = false } = options;
	const terminal = { ...processTerminal(), interactive: false };
	const { cwd } = terminal;
	for (const file of await findDocuments(patterns, cwd)) {
		const { runbook, ...document } = await loadDocument(file, cwd);
		const unmet = runbook ? await unmetTools({ ...document, runbook }, terminal.env) : [];
		const testGreen = (title: string, command: 'check' | 'test'): void =>
			test(title, { timeout: timeoutMs }, async ({ skip }) => {
				skip(unmet.length > 0, unmet.join('; '));
				const reporter = reports === undefined ? [] : reportTo(path.join(reports, reportName(document.path, command)));
				const output = await expectGreen([command, document.path, ...reporter], terminal);
				const untested = /output\/untested\s+(.*)/.exec(output)?.[1];
				skip(untested !== undefined, untested);
			});
		describe(displayPath(file, cwd), { concurrent }, () => {
			testGreen('holds no drift', 'check');
			if (runbook?.contract.sandbox) testGreen('executes in its sandbox', 'test');
		});
	}
}

const reportTo = (file: string): string[] => ['--reporter', 'terminal', '--reporter', `json=${file}`];

/** The whole output stands in the failure, since it says what drifted and where. */
async function expectGreen(args: string[], terminal: Terminal): Promise<string> {
	let output = '';
	const collect = (text: string): void => {
		output += text;
	};
	const exitCode = await main(args, { ...terminal, out: collect, err: collect });
	expect(exitCode, output).toBe(0);
	return output;
}
