import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { OutputLog } from '../../../runner/journal/outputLog.ts';
import { temporaryDirectory } from '../../support/execution.ts';

const megabyte = 1024 * 1024;

test('a long output keeps its first and last megabyte and says what is left out', async () => {
	const directory = path.join(await temporaryDirectory(), 'output');
	await mkdir(directory);
	const log = new OutputLog(directory, '01-a');
	const line = `${'x'.repeat(1023)}\n`;
	log.push('first line\n');
	for (let count = 0; count < 5 * 1024; count++) log.push(line);
	log.push('last line\n');
	const kept = log.finish('a');
	const content = await readFile(path.join(directory, '01-a.log'));
	const text = content.toString();
	expect(kept).toMatchObject({ id: 'a', file: 'output/01-a.log', bytes: 5 * megabyte + 21 });
	expect(kept.kept).toBe(2 * megabyte);
	expect(content.length).toBeLessThan(2 * megabyte + 200);
	expect(text.startsWith('first line\n')).toBe(true);
	expect(text.endsWith('last line\n')).toBe(true);
	expect(text).toContain(`[… ${kept.bytes - kept.kept} of ${kept.bytes} bytes left out …]`);
	expect(kept.sha256).toBe(createHash('sha256').update(content).digest('hex'));
});

test('a short output is kept whole, however it was cut into pieces', async () => {
	const parent = await temporaryDirectory();
	let count = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), async (pieces) => {
			const directory = path.join(parent, `output${count++}`);
			await mkdir(directory);
			const log = new OutputLog(directory, 'a');
			for (const piece of pieces) log.push(piece);
			const { file, bytes, kept } = log.finish('a');
			expect(await readFile(path.join(parent, file), 'utf8')).toBe(Buffer.from(pieces.join('')).toString());
			expect(kept).toBe(bytes);
		}),
		{ numRuns: 40 },
	);
});
