import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readSource } from '../../../runner/load/readSource.ts';

describe('readSource', () => {
	let directory = '';
	beforeEach(async () => {
		directory = await mkdtemp(path.join(tmpdir(), 'sources-'));
		onTestFinished(() => rm(directory, { recursive: true, force: true }));
	});
	const read = async (bytes: Uint8Array | string): Promise<string> => {
		const file = path.join(directory, 'runbook.mdx');
		await writeFile(file, bytes);
		return readSource(file, 'runbook.mdx');
	};

	test('reads UTF-8, without its byte order mark', async () => {
		expect(await read('# Übung\n')).toBe('# Übung\n');
		expect(await read('\u{feff}# Title\n')).toBe('# Title\n');
	});

	test.each([
		['at the start', [0xff, 0x41], '1:1'],
		['after lines and multi-byte characters', [...Buffer.from('a\nüb'), 0xe9, 0x41], '2:3'],
		['at the end, cut in the middle', [...Buffer.from('ab\n'), 0xc3], '2:1'],
	])('names the place of what is no UTF-8: %s', async (_, bytes, place) => {
		await expect(read(Uint8Array.from(bytes))).rejects.toThrow(`runbook.mdx:${place}: the file is not valid UTF-8`);
	});

	test('names a missing file and a directory', async () => {
		await expect(readSource(path.join(directory, 'gone.mdx'), 'gone.mdx')).rejects.toThrow('gone.mdx does not exist');
		for (const [missing, hint] of [
			['rolback.mdx', 'Did you mean rollback.mdx?'],
			['rollback', 'Did you mean rollback.mdx?'],
			['rollback.md', 'Did you mean rollback.mdx?'],
			['deploy.mdx', 'Give the path relative to the current directory.'],
		] as const) {
			await writeFile(path.join(directory, 'rollback.mdx'), '# Roll back');
			await expect(readSource(path.join(directory, missing), missing)).rejects.toMatchObject({ hint });
		}
		await expect(readSource(directory, 'docs')).rejects.toThrow('docs is a directory, not a document');
	});
});
