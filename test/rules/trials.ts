import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem } from '../../plugins/remark-runbook/language.ts';
import { readReport } from '../../runner/report/readReport.ts';
import { projectRoot, runCli } from '../support/cli.ts';
import { execute } from '../support/execution.ts';
import { ruleExamples } from './examples/index.ts';
import type { RuleExample } from './examples/example.ts';

/** What was found in the two documents of a rule. */
export interface Trial {
	trips: Problem[];
	passes: Problem[];
}

type Kind = keyof Trial;
type Run = NonNullable<RuleExample['run']>;

const kinds = ['trips', 'passes'] as const satisfies Kind[];

/** Checks or executes the examples of all rules, as they say; by rule. */
export async function tryExamples(): Promise<ReadonlyMap<string, Trial>> {
	const examples = Object.entries(ruleExamples);
	const checked = await inDirectory((root) =>
		checkAll(
			root,
			examples.filter(([, { run }]) => !run),
		),
	);
	const executed = examples.flatMap(([rule, example]) => (example.run ? [{ rule, example, run: example.run }] : []));
	for (const { rule, example, run } of executed) checked.set(rule, await executeBoth(example, run));
	return checked;
}

/** One check of all documents in one repository. */
async function checkAll(root: string, examples: readonly [string, RuleExample][]): Promise<Map<string, Trial>> {
	await cp(path.join(projectRoot, 'test/fixtures/reference/shop'), root, { recursive: true });
	for (const name of ['.git', 'config']) await mkdir(path.join(root, name));
	for (const [rule, example] of examples) {
		for (const [file, text] of Object.entries(example.files ?? {})) await writeFile(path.join(root, file), text);
		for (const kind of kinds) await writeFile(path.join(root, pathOf(rule, kind, example)), example[kind]);
	}
	await runCli(['check', 'docs', '--no-cache', '--no-config', '--reporter', 'json=report.json'], { cwd: root });
	const problems = withNames((await readReport('report.json', root)).problems, [[root, '/srv/shop']]);
	return new Map(
		examples.map(([rule, example]) => {
			const of = (kind: Kind): Problem[] => problems.filter((one) => one.path === pathOf(rule, kind, example));
			return [rule, { trips: of('trips'), passes: of('passes') }];
		}),
	);
}

function pathOf(rule: string, kind: Kind, { [kind]: text }: RuleExample): string {
	const isRunbook = /^:::/m.test(text) || rule.startsWith('language/');
	return `docs/${rule.replace('/', '-')}-${kind}.${isRunbook ? 'mdx' : 'md'}`;
}

async function executeBoth(example: RuleExample, run: Run): Promise<Trial> {
	const server = createServer((_request, response) => response.end('ok'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const problemsOf = (kind: Kind): Promise<Problem[]> => {
		const args = run[kind].map((arg) => arg.replace('PORT', String(port)));
		return inDirectory(async (directory) => {
			const { report } = await execute(directory, example[kind], args);
			return withNames(report.problems, [
				[directory, '/srv/runbooks'],
				[`127.0.0.1:${port}`, '127.0.0.1:8080'],
			]);
		});
	};
	try {
		return { trips: await problemsOf('trips'), passes: await problemsOf('passes') };
	} finally {
		server.close();
	}
}

/** Readers are shown the same directory and port each time, whichever were free. */
function withNames(problems: readonly Problem[], names: readonly [string, string][]): Problem[] {
	return JSON.parse(names.reduce((text, [own, shown]) => text.replaceAll(own, shown), JSON.stringify(problems)));
}

async function inDirectory<Result>(use: (directory: string) => Promise<Result>): Promise<Result> {
	const directory = await mkdtemp(path.join(tmpdir(), 'runbook-rules-'));
	try {
		return await use(directory);
	} finally {
		await rm(directory, { recursive: true, force: true });
	}
}
