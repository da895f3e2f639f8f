import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../runner/cli/main.ts';
import { processTerminal } from '../../runner/cli/terminal.ts';
import { reportSchema } from '../../runner/report/schema.ts';
import type { Report } from '../../runner/report/schema.ts';
import { copyTree } from './copyTree.ts';
import type { Tree } from './copyTree.ts';
import { readSystemDrifts } from './systemDrifts.ts';
import type { SystemDrift } from './systemDrifts.ts';

/** Each `test` drift executes a whole sandbox: one a system is tried, or all with `DRIFTS=all`. */
const everyDrift = process.env['DRIFTS'] === 'all';

const limit = { timeout: 300_000 };

describe.each(readSystemDrifts())('a single drift of $system', limit, ({ system, drifts }) => {
	let tree: Tree;
	let green: Report;
	beforeAll(async () => {
		tree = await copyTree();
		green = await report(tree, ['check', `docs/${system}`]);
	}, limit.timeout);
	afterAll(() => tree.remove());
	beforeEach(({ skip }) => {
		const missing = green.problems.find(({ ruleId }) => ruleId === 'surface/tool-not-found');
		skip(missing !== undefined, missing?.message);
	});

	test('is one of 25 or more; without it all is green', () => {
		expect(drifts.length).toBeGreaterThanOrEqual(25);
		expect(new Set(drifts.map(({ what }) => what)).size).toBe(drifts.length);
		expect(redPlaces(green)).toEqual([]);
	});

	test.each(drifts.filter(({ foundBy }) => foundBy === 'check'))('$what: the check says so', async (drift) => {
		const red = await withDrift(tree, system, drift, () => report(tree, ['check', `docs/${system}`]));
		await expectAlarm(tree, drift, red);
	});

	const executed = drifts.filter(({ foundBy }) => foundBy === 'test');
	test.for(everyDrift ? executed : executed.slice(0, 1))('$what: its execution says so', async (drift, { skip }) => {
		const red = await withDrift(tree, system, drift, () => report(tree, ['test', drift.runbook]));
		const untested = red.problems.find(({ ruleId }) => ruleId === 'output/untested');
		skip(untested?.severity === 'warning', untested?.message);
		await expectAlarm(tree, drift, red);
	});
});

/** The runbooks that are red are those that use what has changed, and the right line is among the red ones. */
async function expectAlarm(tree: Tree, { runbook, at, also }: SystemDrift, found: Report): Promise<void> {
	const places = redPlaces(found);
	const lines = (await readFile(path.join(tree.directory, runbook), 'utf8')).split('\n');
	const right = lines.flatMap((line, index) => (line.includes(at) ? [`${runbook}:${index + 1}`] : []));
	expect(right, `${runbook} holds ${at}`).not.toEqual([]);
	expect(
		places.filter((place) => right.includes(place)),
		places.join('\n'),
	).not.toEqual([]);
	const documents = new Set(places.map((place) => place.replace(/:\d+$/, '')));
	expect([...documents].toSorted()).toEqual([...new Set([runbook, ...also])].toSorted());
}

const redPlaces = ({ problems }: Report): string[] =>
	problems.filter(({ severity }) => severity === 'error').map(({ path: file, line }) => `${file}:${line}`);

/** What the look finds while the drift is there; the tree is as before afterwards. */
async function withDrift(tree: Tree, system: string, drift: SystemDrift, look: () => Promise<Report>): Promise<Report> {
	const at = (file: string): string => path.join(tree.directory, 'test/systems', system, file);
	const { file, rename: target } = drift;
	if (target !== undefined) {
		await mkdir(path.dirname(at(target)), { recursive: true });
		await rename(at(file), at(target));
		return look().finally(() => rename(at(target), at(file)));
	}
	const before = await readFile(at(file));
	await replaceAll(at(file), drift);
	return look().finally(() => writeFile(at(file), before));
}

async function replaceAll(file: string, { replace = '', with: replacement = '' }: SystemDrift): Promise<void> {
	const source = await readFile(file, 'utf8');
	if (!source.includes(replace)) throw new Error(`${file} does not hold ${JSON.stringify(replace)}`);
	await writeFile(file, source.replaceAll(replace, replacement));
}

/** The JSON report of one command line, in this process: a start for each drift would take longer than its check. */
async function report(tree: Tree, args: string[]): Promise<Report> {
	let output = '';
	const out = (text: string): void => {
		output += text;
	};
	const terminal = { ...processTerminal(), interactive: false, cwd: tree.directory, out, err: () => undefined };
	await main([...args, '--reporter', 'json'], terminal);
	return reportSchema.parse(JSON.parse(output));
}
