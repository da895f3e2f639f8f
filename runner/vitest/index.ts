import { describe, expect, test } from 'vitest';
import { main } from '../cli/main.ts';
import { processTerminal } from '../cli/terminal.ts';
import { findDocuments } from '../cli/findDocuments.ts';
import { unmetTools } from '../execute/requirements/unmetTools.ts';
import { displayPath, loadDocument } from '../load/loadDocument.ts';

/** Limit of one runbook's test, in milliseconds. */
const defaultTimeoutMs = 5 * 60_000;

/**
 * Registers doc tests: each document is checked for drift, and each runbook with a sandbox is executed in it.
 * Patterns are files, directories or globs, relative to the working directory. Await it at the top level of a test file.
 */
export async function testRunbooks(patterns: readonly string[], timeoutMs = defaultTimeoutMs): Promise<void> {
	const cwd = process.cwd();
	for (const file of await findDocuments(patterns, cwd)) {
		const document = await loadDocument(file, cwd);
		describe(displayPath(file, cwd), () => {
			test('holds no drift', { timeout: timeoutMs }, () => expectGreen(['check', document.path]));
			const contract = document.runbook?.contract;
			if (contract?.sandbox) {
				test('executes in its sandbox', { timeout: timeoutMs }, async ({ skip }) => {
					const unmet = await unmetTools(contract, process.env);
					skip(unmet.length > 0, unmet.join('; '));
					await expectGreen(['test', document.path]);
				});
			}
		});
	}
}

/** The whole output stands in the failure, since it says what drifted and where. */
async function expectGreen(args: string[]): Promise<void> {
	let output = '';
	const collect = (text: string): void => {
		output += text;
	};
	const exitCode = await main(args, { ...processTerminal(), interactive: false, out: collect, err: collect });
	expect(exitCode, output).toBe(0);
}
