import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/cli.ts';
import { readLines, tellingLines } from './lines.ts';
import { ledgerPage } from './page.ts';
import { proofOf, readReports } from './rungs.ts';
import { readLedgers } from './systems.ts';
import type { SystemLedger } from './systems.ts';
import { unprovenRunbooks } from './unproven.ts';

const page = path.join(projectRoot, 'docs/seeds.mdx');
/** Where the seeds lie on a machine that has them; they are not ours to keep here. */
const seeds = [process.env['SEEDS'] ?? []].flat();
const update = process.env['UPDATE'] !== undefined;

/** Registers the tests of the ledgers, over the reports that the doc tests of this file have written. */
export function testLedgers(reports: string): void {
	const ledgers = readLedgers();
	describe.each(ledgers)('the ledger of $system', (ledger) => {
		test.for(seeds)('has the lines of its seed in %s', (directory) => expectSeedLines(ledger, directory));

		test('has a row for each line that tells somebody to do something', () => {
			const rows = [ledger.prose, ...ledger.rows.map(({ lines }) => lines)].flatMap(readLines);
			expect(ledger.telling).not.toEqual([]);
			expect(ledger.telling.filter((line) => !rows.includes(line))).toEqual([]);
			expect(Math.max(...rows)).toBeLessThanOrEqual(Math.max(...ledger.telling));
		});
	});

	describe('all ledgers', () => {
		beforeEach(({ skip }) => {
			const unproven = unprovenRunbooks(ledgers, reports);
			skip(unproven.length > 0, `not every runbook could be proven here: ${unproven.slice(0, 3).join(', ')}`);
		});

		test('name steps that are there', () => {
			const proven = readReports(reports);
			const steps = ledgers.flatMap(({ rows }) => rows.flatMap(({ step }) => step));
			expect(steps.filter((step) => !proven.has(step))).toEqual([]);
		});

		test('give the reason of each command that is not executed', () => {
			const proven = readReports(reports);
			const rows = ledgers.flatMap(({ rows: all }) => all.filter(({ command }) => command !== undefined));
			const silent = rows.filter((row) => !proofOf(row, proven).executed && row.reason === undefined);
			expect(silent.map(({ lines, command }) => `${lines}: ${command}`)).toEqual([]);
		});

		test('hold 95 % of the commands on rung 3 or higher, and execute 80 %', () => {
			const { reference, executed } = shares(ledgers, reports);
			expect(reference).toBeGreaterThanOrEqual(0.95);
			expect(executed).toBeGreaterThanOrEqual(0.8);
		});

		test('are what docs/seeds.mdx shows', () => {
			const text = ledgerPage(ledgers, readReports(reports));
			if (update) writeFileSync(page, text);
			expect(withoutRungs(existsSync(page) ? readFileSync(page, 'utf8') : '')).toBe(withoutRungs(text));
		});
	});
}

/** How far a step is proven that is not executed depends on the tools of the machine. */
const withoutRungs = (text: string): string =>
	text.replaceAll(/\| (?:none|parse|surface|reference|simulated) \|/g, '| checked |');

function shares(ledgers: readonly SystemLedger[], reports: string): { reference: number; executed: number } {
	const proven = readReports(reports);
	const rows = ledgers.flatMap(({ rows: all }) => all.filter(({ command }) => command !== undefined));
	const proofs = rows.map((row) => proofOf(row, proven));
	return {
		reference: proofs.filter(({ rung, byHand }) => rung >= 3 && !byHand).length / rows.length,
		executed: proofs.filter(({ executed }) => executed).length / rows.length,
	};
}

function expectSeedLines({ seed, linesFile }: SystemLedger, directory: string): void {
	const lines = tellingLines(readFileSync(path.join(directory, `${seed}.txt`), 'utf8'));
	const text = `${lines.map(([line, hash]) => `${line} ${hash}`).join('\n')}\n`;
	if (update) writeFileSync(linesFile, text);
	expect(existsSync(linesFile) ? readFileSync(linesFile, 'utf8') : '').toBe(text);
}
