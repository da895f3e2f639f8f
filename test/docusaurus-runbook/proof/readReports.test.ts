import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readReports } from '../../../plugins/docusaurus-runbook/proof/readReports.ts';
import { buildReport } from '../../../runner/report/buildReport.ts';

const provenance = { createdAt: '2026-03-01T10:00:00.000Z', version: '1.0.0' };
const empty = { ...buildReport('check', { documents: [], problems: [], sources: new Map() }), provenance };

function reportOf(createdAt: string): string {
	return JSON.stringify({ ...empty, provenance: { ...provenance, createdAt } });
}

async function read(files: Readonly<Record<string, string>>): ReturnType<typeof readReports> {
	const directory = await mkdtemp(path.join(tmpdir(), 'reports-'));
	onTestFinished(() => rm(directory, { recursive: true }));
	for (const [name, text] of Object.entries(files)) await writeFile(path.join(directory, name), text);
	return readReports(directory, ['*.json']);
}

describe('reports', () => {
	test('are read in the order in which they were made', async () => {
		const { reports, faults } = await read({
			'a.json': reportOf('2026-03-02T00:00:00.000Z'),
			'b.json': reportOf('2026-03-01T00:00:00.000Z'),
		});
		expect(reports.map((report) => report.provenance.createdAt.slice(0, 10))).toEqual(['2026-03-01', '2026-03-02']);
		expect(faults).toEqual([]);
	});

	test('may be missing altogether', async () => {
		expect(await read({})).toEqual({ reports: [], faults: [] });
	});

	test.each([
		['{', 'it is no JSON'],
		['', 'it is no JSON'],
		['[]', 'it is no report of runbook-exec: Invalid input: expected object, received array'],
		[JSON.stringify({ ...empty, schemaVersion: 2 }), 'its schemaVersion is 2, and this version reads 1'],
		[JSON.stringify({ ...empty, mode: 'guess' }), 'it is no report of runbook-exec: mode: '],
		[JSON.stringify({ ...empty, provenance: undefined }), 'it does not say when it was made'],
		[JSON.stringify({ ...empty, provenance: { ...provenance, commit: '"><script>' } }), 'provenance.commit: '],
	])('%s are left out with the reason', async (text, fault) => {
		const { reports, faults } = await read({ 'bad.json': text, 'good.json': JSON.stringify(empty) });
		expect(reports).toHaveLength(1);
		expect(faults).toEqual([{ file: 'bad.json', fault: expect.stringContaining(fault) }]);
	});

	test('of any JSON are read or left out, never thrown at the site', async () => {
		const directory = await mkdtemp(path.join(tmpdir(), 'reports-'));
		onTestFinished(() => rm(directory, { recursive: true }));
		await fc.assert(
			fc.asyncProperty(fc.json(), async (text) => {
				await writeFile(path.join(directory, 'any.json'), text);
				const { reports, faults } = await readReports(directory, ['*.json']);
				expect(reports.length + faults.length).toBe(1);
			}),
			{ numRuns: 50 },
		);
	});
});
