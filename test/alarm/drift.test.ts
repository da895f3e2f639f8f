import { describe, expect, onTestFinished, test } from 'vitest';
import type { TestContext } from 'vitest';
import type { Report } from '../../runner/report/schema.ts';
import { copyTree } from './copyTree.ts';
import type { Tree } from './copyTree.ts';
import { requireTool } from '../support/requireTool.ts';
import { runReport } from './runReport.ts';

const system = 'test/systems/release-demo';

interface Drift {
	what: string;
	make(tree: Tree): Promise<void>;
	foundBy: 'check' | 'test';
	runbook: string;
	/** The document line that the report must name; each of them where the text stands on several. */
	at: string;
}

const drifts: Drift[] = [
	{
		what: 'the npm script is renamed',
		make: (tree) => tree.replace(`${system}/package.json`, '"release:status"', '"status"'),
		foundBy: 'check',
		runbook: 'docs/rollback.mdx',
		at: 'npm run --silent release:status -- {{port}}',
	},
	{
		what: 'the make target is renamed',
		make: (tree) => tree.replace(`${system}/Makefile`, 'release-list', 'releases'),
		foundBy: 'check',
		runbook: 'docs/releases.mdx',
		at: 'make --silent release-list',
	},
	{
		what: 'the script is renamed',
		make: (tree) => tree.rename(`${system}/scripts/restart.sh`, `${system}/scripts/start.sh`),
		foundBy: 'check',
		runbook: 'docs/rollback.mdx',
		at: 'scripts/restart.sh {{port}}',
	},
	{
		what: 'the service and its own script move the health path',
		make: async (tree) => {
			await tree.replace(`${system}/service/server.js`, '/healthz', '/health');
			await tree.replace(`${system}/scripts/release-status.js`, '/healthz', '/health');
		},
		foundBy: 'test',
		runbook: 'docs/rollback.mdx',
		at: 'GET http://127.0.0.1:{{port}}/healthz',
	},
	{
		what: 'the service answers differently',
		make: (tree) => tree.replace(`${system}/sandbox/v1/service/release.js`, "version = 'v1'", "version = '1.0.0'"),
		foundBy: 'test',
		runbook: 'docs/rollback.mdx',
		at: '{ "version": "{{good_release}}" }',
	},
];

/** A program that a document names must be there for `check` to be green. */
function needMake(context: TestContext, command: Drift['foundBy']): void {
	if (command === 'check') requireTool(context, 'make', 'checks a runbook that names it');
}

async function freshTree(): Promise<Tree> {
	const tree = await copyTree();
	onTestFinished(() => tree.remove());
	return tree;
}

/** Where the report is red. A runbook whose tools are missing on this machine is passed over, which is no alarm. */
const places = ({ problems }: Report): string[] =>
	problems.filter(({ severity }) => severity === 'error').map(({ path, line }) => `${path}:${line}`);

const limit = { timeout: 120_000 };

describe('an untouched copy', limit, () => {
	test.for(['check', 'test'] as const)('is green in %s', async (command, context) => {
		needMake(context, command);
		const tree = await freshTree();
		const report = await runReport(tree, command);
		expect(places(report)).toEqual([]);
		expect(report.ok).toBe(true);
	});
});

describe('a single drift turns its runbook red, at its line, and nothing else', limit, () => {
	test.for(drifts)('$what', async (drift, context) => {
		needMake(context, drift.foundBy);
		const tree = await freshTree();
		await drift.make(tree);
		const report = await runReport(tree, drift.foundBy);
		const lines = await tree.linesOf(drift.runbook, drift.at);
		const expected = drift.foundBy === 'check' ? lines : lines.slice(0, 1);
		expect(places(report)).toEqual(expected.map((line) => `${drift.runbook}:${line}`));
		expect(report.ok).toBe(false);
	});

	test.for(drifts.filter((drift) => drift.foundBy === 'test'))('$what: no reference drifts', async (drift, context) => {
		needMake(context, 'check');
		const tree = await freshTree();
		await drift.make(tree);
		expect((await runReport(tree, 'check')).ok).toBe(true);
	});
});
