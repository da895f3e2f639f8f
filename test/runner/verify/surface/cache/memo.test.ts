import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Memo } from '../../../../../runner/verify/surface/cache/memo.ts';
import { temporaryDirectory } from '../checking.ts';

const executable = { name: 'tool', path: '/usr/bin/tool', realPath: '/usr/bin/tool', size: 10, mtimeMs: 5 };

async function write(directory: string, value: string): Promise<void> {
	const memo = new Memo(executable, directory);
	await memo.get('key', z.string(), async () => value);
	memo.save();
}

function read(directory: string, other: Partial<typeof executable> = {}): Promise<string> {
	return new Memo({ ...executable, ...other }, directory).get('key', z.string(), async () => 'asked again');
}

function onlyFile(directory: string): string {
	const [name = ''] = readdirSync(directory);
	return path.join(directory, name);
}

describe('the cache of a tool', () => {
	it('remembers over runs, readable by its owner only', async () => {
		const directory = temporaryDirectory('memo');
		await write(directory, 'told');
		expect(await read(directory)).toBe('told');
		expect(statSync(onlyFile(directory)).mode & 0o777).toBe(0o600);
	});

	it.each([{ size: 11 }, { mtimeMs: 6 }, { realPath: '/usr/bin/other' }])(
		'forgets when the file changes: %o',
		async (other) => {
			const directory = temporaryDirectory('memo');
			await write(directory, 'told');
			expect(await read(directory, other)).toBe('asked again');
		},
	);

	it.each(['', '{', '[]', '{"answers":3}'])('ignores a broken file: %s', async (content) => {
		const directory = temporaryDirectory('memo');
		await write(directory, 'told');
		writeFileSync(onlyFile(directory), content);
		expect(await read(directory)).toBe('asked again');
	});

	it('ignores an answer of another shape', async () => {
		const directory = temporaryDirectory('memo');
		await write(directory, 'told');
		const memo = new Memo(executable, directory);
		expect(await memo.get('key', z.number(), async () => 3)).toBe(3);
	});

	it('finds out once what several ask for at a time', async () => {
		const memo = new Memo(executable, undefined);
		let times = 0;
		const ask = (): Promise<number> => memo.get('key', z.number(), async () => (times += 1));
		expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
	});

	it('keeps nothing that a probe without time told', async () => {
		const directory = temporaryDirectory('memo');
		const memo = new Memo(executable, directory);
		const inner = (): Promise<string> =>
			memo.get('inner', z.string(), async () => {
				memo.noteTimeout();
				return 'late';
			});
		await memo.get('key', z.string(), inner);
		await memo.get('other', z.string(), async () => 'kept');
		memo.save();
		const { answers } = z
			.object({ answers: z.record(z.string(), z.unknown()) })
			.parse(JSON.parse(readFileSync(onlyFile(directory), 'utf8')));
		expect(Object.keys(answers)).toEqual(['other']);
	});

	it('lives without a directory that it can write', async () => {
		const directory = temporaryDirectory('memo');
		writeFileSync(path.join(directory, 'file'), '');
		chmodSync(path.join(directory, 'file'), 0o400);
		await write(path.join(directory, 'file'), 'told');
		expect(await read(path.join(directory, 'file'))).toBe('asked again');
	});
});
