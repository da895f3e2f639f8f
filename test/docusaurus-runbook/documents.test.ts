import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocuments, knownRunbook } from '../../plugins/docusaurus-runbook/documents.ts';

const step = ':::shell[Look]{#look}\n```bash\ntrue\n```\n:::\n';
let siteDir = '';
let file = '';

beforeAll(async () => {
	siteDir = await mkdtemp(path.join(tmpdir(), 'runbook-documents-'));
	file = path.join(siteDir, 'one.mdx');
});
afterAll(() => rm(siteDir, { recursive: true }));

function read() {
	return createDocuments({ siteDir, root: path.dirname(siteDir), directives: [] })('@site/one.mdx');
}

describe('the documents of a site', () => {
	test('are read once as long as they stay as they are', async () => {
		await writeFile(file, step);
		const first = await read();
		expect(first?.path).toBe(`${path.basename(siteDir)}/one.mdx`);
		expect(first?.runbook?.steps.map(({ id }) => id)).toEqual(['look']);
		expect(await read()).toBe(first);
		await writeFile(file, step.replace('#look', '#see'));
		expect((await read())?.runbook?.steps.map(({ id }) => id)).toEqual(['see']);
	});

	test('are no runbook for another text or with other directives, and none where one is wrong', async () => {
		await writeFile(file, step);
		await read();
		expect(knownRunbook(file, step, [])?.steps).toHaveLength(1);
		expect(knownRunbook(file, `${step}\n`, [])).toBeUndefined();
		expect(knownRunbook(file, step, ['youtube'])).toBeUndefined();
		const wrong = step.replace('#look', '#look timout=1s');
		await writeFile(file, wrong);
		expect((await read())?.isRunbook).toBe(true);
		expect(knownRunbook(file, wrong, [])).toBeUndefined();
	});

	test('without a step are not parsed', async () => {
		await writeFile(file, 'Text with :::note and <unclosed\n');
		expect(await read()).toBeUndefined();
	});
});
