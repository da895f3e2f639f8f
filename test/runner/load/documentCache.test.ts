import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import * as fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { openOwnCache } from '../../../runner/files/ownCache.ts';
import type { OwnCache } from '../../../runner/files/ownCache.ts';
import { openDocumentCache } from '../../../runner/load/documentCache.ts';
import { extractSource } from '../../../plugins/remark-runbook/native/extractSource.ts';
import { projectRoot } from '../../support/cli.ts';
import { shell, temporaryDirectory } from '../../support/execution.ts';
import { requireTool } from '../../support/requireTool.ts';

/** Most fixtures have faults, of which nothing is kept: a part of them shows it. */
const files = [
	...globSync('docs/**/*.mdx', { cwd: projectRoot }),
	...globSync('test/fixtures/**/*.mdx', { cwd: projectRoot })
		.toSorted()
		.filter((_file, index) => index % 10 === 0),
];

function open(home: string): OwnCache {
	const store = openOwnCache({ XDG_CACHE_HOME: home }, 'documents');
	if (!store) throw new Error('no cache in the test');
	return store;
}

const source = `# A\n\n${shell('a', 'echo a')}`;

describe('the cache of documents', () => {
	test('gives back every runbook of this project as it was read, and nothing else', async () => {
		const cache = openDocumentCache(open(await temporaryDirectory()), 'build');
		let runbooks = 0;
		for (const file of files) {
			const text = readFileSync(path.join(projectRoot, file), 'utf8');
			const extracted = await extractSource(file, text);
			cache.write(file, text, extracted);
			const isFlawless = extracted.runbook !== undefined && extracted.problems.length === 0;
			if (isFlawless) runbooks++;
			const known = cache.read(file, text);
			expect(known, file).toStrictEqual(isFlawless ? extracted : undefined);
			// The order of names decides the order in which a plan is made.
			expect(JSON.stringify(known), file).toBe(isFlawless ? JSON.stringify(extracted) : undefined);
		}
		expect(runbooks).toBeGreaterThan(50);
	}, 120_000);

	test('is asked in vain for another text, another name, and by another build', async () => {
		const store = open(await temporaryDirectory());
		const cache = openDocumentCache(store, 'build');
		cache.write('a.mdx', source, await extractSource('a.mdx', source));
		expect(cache.read('a.mdx', source)?.runbook?.title).toBe('A');
		expect(cache.read('a.mdx', `${source}\n`)).toBeUndefined();
		expect(cache.read('b.mdx', source)).toBeUndefined();
		expect(openDocumentCache(store, 'another build').read('a.mdx', source)).toBeUndefined();
	});

	test('knows no entry of which a byte was changed or lost', async () => {
		const home = await temporaryDirectory();
		const cache = openDocumentCache(open(home), 'build');
		cache.write('a.mdx', source, await extractSource('a.mdx', source));
		const [name = ''] = readdirSync(path.join(home, 'runbook-exec/documents'));
		const file = path.join(home, 'runbook-exec/documents', name);
		const whole = readFileSync(file);
		fc.assert(
			fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, change) => {
				const damaged = Buffer.from(change === 0 ? whole.subarray(0, at) : whole);
				if (change !== 0) damaged[at] = (damaged[at] ?? 0) ^ change;
				writeFileSync(file, damaged);
				expect(cache.read('a.mdx', source)).toBeUndefined();
			}),
		);
		writeFileSync(file, whole);
		expect(cache.read('a.mdx', source)).toBeDefined();
	});
});

describe("the user's own cache", () => {
	test('is for this user only, and not believed where somebody else may write', async () => {
		const home = await temporaryDirectory();
		const store = open(home);
		store.write('a', 'text');
		const directory = path.join(home, 'runbook-exec/documents');
		expect([directory, path.join(directory, 'a')].map((file) => statSync(file).mode & 0o777)).toEqual([0o700, 0o600]);
		expect(store.read('a')?.toString()).toBe('text');
		chmodSync(directory, 0o770);
		expect(store.read('a')).toBeUndefined();
		store.write('a', 'other');
		expect(readFileSync(path.join(directory, 'a'), 'utf8')).toBe('text');
	});

	test('keeps as many files as it may', async () => {
		const store = open(await temporaryDirectory());
		for (const name of ['a', 'b', 'c', 'd']) store.write(name, name);
		store.prune(4);
		expect(store.read('a')).toBeDefined();
		store.prune(2);
		expect(['a', 'b', 'c', 'd'].filter((name) => store.read(name))).toHaveLength(2);
	});

	test('is done without where it cannot be made', async () => {
		const home = await temporaryDirectory();
		writeFileSync(path.join(home, 'runbook-exec'), '');
		const store = open(home);
		store.write('a', 'text');
		store.prune(1);
		expect(store.read('a')).toBeUndefined();
		expect(openOwnCache({}, 'documents')).toBeUndefined();
		expect(openOwnCache({ XDG_CACHE_HOME: 'relative' }, 'documents')).toBeUndefined();
	});
});

describe('a runbook that is executed again', () => {
	test('loads nothing that reads documents, and does the same', async (context) => {
		const strace = requireTool(context, 'strace', 'it shows which files are opened');
		const directory = await temporaryDirectory();
		mkdirSync(path.join(directory, '.git'));
		writeFileSync(path.join(directory, 'a.mdx'), source);
		const env = { XDG_CACHE_HOME: path.join(directory, 'cache'), NO_COLOR: '1' };
		const bin = path.join(projectRoot, 'dist/cli/bin.js');
		const run = async (name: string): Promise<{ stdout: string; opened: string }> => {
			const trace = path.join(directory, name);
			const args = ['-o', trace, '-e', 'trace=openat,open', process.execPath, bin, 'a.mdx'];
			const { stdout } = await execa(strace, args, { cwd: directory, env });
			return { stdout: stdout.replaceAll(/\d+ms/g, 'ms'), opened: readFileSync(trace, 'utf8') };
		};
		const [first, second] = [await run('first'), await run('second')];
		expect(first.opened).toContain('later-language');
		expect(second.opened).not.toContain('later-');
		expect(second.stdout).toBe(first.stdout);
		writeFileSync(path.join(directory, 'a.mdx'), source.replace('echo a', 'echo changed'));
		expect((await run('third')).stdout).toContain('│ changed');
	});
});
