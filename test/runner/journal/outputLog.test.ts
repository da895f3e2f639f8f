import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir } from 'node:fs/promises';
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
	if (kept.type !== 'output-kept') throw new Error('a long output needs a file');
	expect(kept).toMatchObject({ id: 'a', file: 'output/01-a.log', bytes: 5 * megabyte + 21 });
	expect(kept.kept).toBe(2 * megabyte);
	expect(content.length).toBeLessThan(2 * megabyte + 200);
	expect(text.startsWith('first line\n')).toBe(true);
	expect(text.endsWith('last line\n')).toBe(true);
	expect(text).toContain(`[… ${kept.bytes - kept.kept} of ${kept.bytes} bytes left out …]`);
	expect(kept.sha256).toBe(createHash('sha256').update(content).digest('hex'));
});

const pieces = fc.array(
	fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.nat(400).map((count) => 'line\n'.repeat(count)),
	),
);

test('an output is kept whole, in the journal or in a file, however it was cut into pieces', async () => {
	const parent = await temporaryDirectory();
	const seen = new Set<string>();
	let count = 0;
	await fc.assert(
		fc.asyncProperty(pieces, fc.nat(8), async (texts, spillAt) => {
			const directory = path.join(parent, `output${count++}`);
			await mkdir(directory);
			const log = new OutputLog(directory, 'a');
			for (const [index, text] of texts.entries()) {
				if (index === spillAt) log.spill();
				log.push(text);
			}
			const kept = log.finish('a');
			const whole = Buffer.from(texts.join('')).toString();
			seen.add(kept.type);
			expect(kept.type === 'output-short' ? kept.text : await readFile(path.join(parent, kept.file), 'utf8')).toBe(
				whole,
			);
			expect(await readdir(directory)).toEqual(kept.type === 'output-kept' ? ['a.log'] : []);
		}),
		{ numRuns: 60 },
	);
	expect([...seen].toSorted()).toEqual(['output-kept', 'output-short']);
});

test('what a step printed so far outlives a kill once it spills', async () => {
	const directory = await temporaryDirectory();
	const log = new OutputLog(directory, '01-a');
	log.push('so far\n');
	expect(await readdir(directory)).toEqual([]);
	log.spill();
	expect(await readFile(path.join(directory, '01-a.log'), 'utf8')).toBe('so far\n');
});
