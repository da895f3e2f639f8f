import { execFileSync } from 'node:child_process';
import {
	appendFileSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openResultCache } from '../../../../runner/check/cache/resultCache.ts';
import { openStore } from '../../../../runner/check/cache/store.ts';
import type { Checked } from '../../../../runner/check/checkDocument.ts';
import { createEngine } from '../../../../runner/check/engine/engine.ts';
import type { SourceDocument } from '../../../../runner/check/engine/engine.ts';

const fence = (...lines: string[]): string => ['```bash', ...lines, '```', ''].join('\n');

const workspace: Record<string, string> = {
	'package.json': '{ "scripts": { "build": "true", "test": "true" } }',
	Makefile: 'check:\n\ttrue\n',
	'compose.yaml': 'services:\n  web:\n    image: web:1\n',
	'config/app.env': 'PORT=1\n',
	'scripts/run.sh': '#!/bin/sh\n',
	'README.md': '# Start\n\n## Install it\n',
	'.env.example': 'HOST=a\n',
	'docs/d.mdx':
		'# D\n\n:::edit[P]{#p path=config/app.env}\n```yaml\n- set: PORT\n  to: "2"\n```\n:::\n\n:::edit[H]{#h path=.env}\n```yaml\n- set: HOST\n  to: b\n```\n:::\n',
	'docs/a.md': `# A\n\n[how](../README.md#install-it) and [b](b.md#more)\n\n${fence('npm run build', 'make check', './scripts/run.sh')}`,
	'docs/b.md': `# B\n\n## More\n\n${fence('docker compose logs web', 'cat config/app.env', 'cp config/old.env /tmp')}`,
	'docs/c.mdx': `# C\n\n:::require[R]{#r}\n\`\`\`yaml\nfiles:\n  - config/app.env\nconfig:\n  - file: package.json\n    key: scripts.build\n    equals: 'true'\n\`\`\`\n:::\n\n:::shell[S]{#s}\n${fence('npm run test')}:::\n`,
};

function repository(): string {
	const root = mkdtempSync(path.join(tmpdir(), 'runbook-cache-'));
	for (const [file, text] of Object.entries(workspace)) {
		mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
		writeFileSync(path.join(root, file), text);
	}
	const git = (...args: string[]): void =>
		void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], {
			cwd: root,
			stdio: 'ignore',
		});
	git('init');
	git('add', '.');
	git('commit', '-m', 'one');
	return root;
}

interface Run {
	found: Record<string, Checked>;
	/** The documents that were looked at anew. */
	checked: string[];
}

/** One check of all documents, with what is kept in `store` or without it. */
async function check(root: string, store?: string, searchPath = process.env['PATH'] ?? ''): Promise<Run> {
	const env: Record<string, string | undefined> = { ...process.env, PATH: searchPath };
	const cache =
		store === undefined
			? undefined
			: openResultCache({
					store: openStore(store, 'key'),
					cwd: root,
					workspace: undefined,
					searchPath,
					home: env['HOME'],
				});
	const engine = createEngine({ cwd: root, env, workspace: undefined, knownDirectives: [] });
	const names = readdirSync(path.join(root, 'docs')).toSorted();
	const found: Record<string, Checked> = {};
	const anew = new Map<SourceDocument, Checked>();
	for (const name of names) {
		const absolutePath = path.join(root, 'docs', name);
		const document = { path: `docs/${name}`, absolutePath, source: readFileSync(absolutePath, 'utf8') };
		const known = cache?.get(absolutePath, document.source);
		const checked = known ?? (await engine.check(document));
		if (!known) anew.set(document, checked);
		found[name] = checked;
	}
	if (anew.size > 0) cache?.save(anew, [engine.observed()]);
	else engine.observed();
	await engine.close();
	return { found, checked: [...anew.keys()].map(({ path: file }) => file) };
}

function verdictsOf({ found }: Run): unknown {
	return Object.fromEntries(
		Object.entries(found).map(([name, { report, problems }]) => [
			name,
			JSON.parse(JSON.stringify({ report, problems })),
		]),
	);
}

/** Changes that a verdict may depend on, and some that none does. */
const changes: Record<string, (root: string) => void> = {
	'rename a script': (root) => writeFileSync(path.join(root, 'package.json'), '{ "scripts": { "built": "true" } }'),
	'add a script': (root) =>
		writeFileSync(path.join(root, 'package.json'), '{ "scripts": { "build": "true", "test": "true", "x": "1" } }'),
	'rename a service': (root) => writeFileSync(path.join(root, 'compose.yaml'), 'services:\n  api:\n    image: web:1\n'),
	'delete a file': (root) => rmSync(path.join(root, 'config/app.env'), { force: true }),
	'add the missing file': (root) => writeFileSync(path.join(root, 'config/old.env'), ''),
	'make a directory of a file': (root) => {
		rmSync(path.join(root, 'scripts/run.sh'), { force: true, recursive: true });
		mkdirSync(path.join(root, 'scripts/run.sh'));
	},
	'rename a target': (root) => writeFileSync(path.join(root, 'Makefile'), 'verify:\n\ttrue\n'),
	'rename a key': (root) => writeFileSync(path.join(root, 'config/app.env'), 'LISTEN=1\n'),
	'rename a key of an example': (root) => writeFileSync(path.join(root, '.env.example'), 'NAME=a\n'),
	'rename a heading': (root) => writeFileSync(path.join(root, 'README.md'), '# Start\n\n## Set it up\n'),
	'rename a heading of a document': (root) =>
		writeFileSync(path.join(root, 'docs/b.md'), workspace['docs/b.md']?.replace('More', 'Less') ?? ''),
	'change a document': (root) => appendFileSync(path.join(root, 'docs/a.md'), `\n${fence('npm run deploy')}`),
	'add a document': (root) => writeFileSync(path.join(root, 'docs/d.md'), `# D\n\n${fence('make all')}`),
	'commit a deletion': (root) => {
		execFileSync(
			'git',
			['-c', 'user.name=t', '-c', 'user.email=t@localhost', 'commit', '-qam', 'two', '--allow-empty'],
			{ cwd: root },
		);
	},
	'put all back': (root) => {
		for (const [file, text] of Object.entries(workspace)) {
			rmSync(path.join(root, file), { force: true, recursive: true });
			writeFileSync(path.join(root, file), text);
		}
	},
};

describe('results of earlier checks', () => {
	test('are used while nothing changes, and only for the documents that did not', async () => {
		const root = repository();
		const store = mkdtempSync(path.join(tmpdir(), 'runbook-store-'));
		const first = await check(root, store);
		expect(first.checked).toEqual(['docs/a.md', 'docs/b.md', 'docs/c.mdx', 'docs/d.mdx']);
		const second = await check(root, store);
		expect(second.checked).toEqual([]);
		expect(verdictsOf(second)).toEqual(verdictsOf(first));
		appendFileSync(path.join(root, 'docs/c.mdx'), '\nMore.\n');
		expect((await check(root, store)).checked).toEqual(['docs/c.mdx']);
		appendFileSync(path.join(root, 'docs/b.md'), '\nMore.\n');
		expect((await check(root, store)).checked).toEqual(['docs/a.md', 'docs/b.md']);
	});

	test('are never other than those of a check without them', { timeout: 120_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom(...Object.keys(changes)), { minLength: 1, maxLength: 5 }),
				async (names) => {
					const root = repository();
					const store = mkdtempSync(path.join(tmpdir(), 'runbook-store-'));
					await check(root, store);
					for (const name of names) {
						changes[name]?.(root);
						expect(verdictsOf(await check(root, store)), name).toEqual(verdictsOf(await check(root)));
					}
				},
			),
			{ numRuns: 25 },
		);
	});

	test.each([
		['config/app.env', 'PORT'],
		['.env.example', 'HOST'],
	])('end with the keys of %s, which a step changes', async (file, key) => {
		const root = repository();
		const store = mkdtempSync(path.join(tmpdir(), 'runbook-results-'));
		await check(root, store);
		writeFileSync(path.join(root, file), 'OTHER=1\n');
		const { found } = await check(root, store);
		const messages = found['d.mdx']?.problems.map(({ message }) => message);
		expect(messages).toEqual([expect.stringContaining(`no key ${key}`)]);
	});

	test('end with the program that gave them', async () => {
		const root = repository();
		const store = mkdtempSync(path.join(tmpdir(), 'runbook-store-'));
		await check(root, store);
		const bin = mkdtempSync(path.join(tmpdir(), 'runbook-bin-'));
		writeFileSync(path.join(bin, 'npm'), '#!/bin/sh\n', { mode: 0o755 });
		const { checked } = await check(root, store, `${bin}:${process.env['PATH'] ?? ''}`);
		expect(checked).toEqual(['docs/a.md', 'docs/b.md', 'docs/c.mdx', 'docs/d.mdx']);
	});

	test('are for their owner only, and damaged ones are none', async () => {
		const root = repository();
		const store = mkdtempSync(path.join(tmpdir(), 'runbook-store-'));
		await check(root, store);
		const [name = ''] = readdirSync(store);
		const file = path.join(store, name);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const text = readFileSync(file, 'utf8');
		for (const damaged of [
			'',
			'{}',
			text.slice(0, -40),
			text.replace('"error"', '"info"').replace('config', 'confic'),
		]) {
			writeFileSync(file, damaged);
			expect((await check(root, store)).checked).toHaveLength(4);
		}
		expect(readdirSync(store)).toEqual([name]);
	});
});
