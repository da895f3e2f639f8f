import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readReport } from '../../runner/report/readReport.ts';
import { allRules } from '../../runner/rules/index.ts';
import { projectRoot, runCli } from '../support/cli.ts';
import { execute, temporaryDirectory } from '../support/execution.ts';
import { requireSandbox } from '../support/requireSandbox.ts';
import { ruleExamples } from './examples/index.ts';
import { withoutExample } from './examples/output.ts';

const checked = Object.entries(ruleExamples).filter(([, { run }]) => !run);
const executed = Object.entries(ruleExamples).filter(([, { run }]) => run);
/** The rules that each document of the check trips, by its name. */
const found = new Map<string, Set<string>>();

function nameOf(rule: string, kind: 'trips' | 'passes', text: string): string {
	return `${rule.replace('/', '-')}-${kind}.${/^:::/m.test(text) || rule.startsWith('language/') ? 'mdx' : 'md'}`;
}

beforeAll(async () => {
	const root = mkdtempSync(path.join(tmpdir(), 'runbook-rules-'));
	cpSync(path.join(projectRoot, 'test/fixtures/reference/shop'), root, { recursive: true });
	mkdirSync(path.join(root, '.git'));
	mkdirSync(path.join(root, 'config'));
	for (const [rule, { trips, passes, files = {} }] of checked) {
		for (const [file, text] of Object.entries(files)) writeFileSync(path.join(root, file), text);
		writeFileSync(path.join(root, 'docs', nameOf(rule, 'trips', trips)), trips);
		writeFileSync(path.join(root, 'docs', nameOf(rule, 'passes', passes)), passes);
	}
	await runCli(['check', 'docs', '--no-cache', '--no-config', '--reporter', 'json=report.json'], { cwd: root });
	const { problems } = await readReport('report.json', root);
	for (const { path: file, ruleId } of problems) {
		const name = path.basename(file);
		found.set(name, (found.get(name) ?? new Set()).add(ruleId));
	}
}, 120_000);

test('every rule has its examples, or says what brings it about', () => {
	const ids = allRules().map(({ id }) => id);
	expect([...Object.keys(ruleExamples), ...Object.keys(withoutExample)].toSorted()).toEqual(ids.toSorted());
});

describe('documents that are checked', () => {
	test.for(checked)('%s', ([rule, { trips, passes }], context) => {
		if (rule === 'surface/bad-value') requireSandbox(context, 'asks programs in a sandbox');
		expect([...(found.get(nameOf(rule, 'trips', trips)) ?? [])]).toContain(rule);
		expect([...(found.get(nameOf(rule, 'passes', passes)) ?? [])]).not.toContain(rule);
	});
});

async function portOfServer(): Promise<number> {
	const server = createServer((_request, response) => response.end('ok'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => void server.close());
	return (server.address() as AddressInfo).port;
}

describe('documents that are executed', () => {
	test.each(executed)('%s', async (rule, { trips, passes, run }) => {
		const port = await portOfServer();
		const argsOf = (args: readonly string[] = []): string[] => args.map((arg) => arg.replace('PORT', String(port)));
		const tripped = await execute(await temporaryDirectory(), trips, argsOf(run?.trips));
		expect(tripped.report.problems.map(({ ruleId }) => ruleId)).toContain(rule);
		const passed = await execute(await temporaryDirectory(), passes, argsOf(run?.passes));
		expect(passed.report.problems.map(({ ruleId }) => ruleId)).toEqual([]);
	});
});
