import { chmodSync, mkdtempSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeDocument } from '../../../../runner/check/fix/writeDocument.ts';

function directory(): string {
	return mkdtempSync(path.join(tmpdir(), 'runbook-write-'));
}

test('keeps the mode, the byte order mark and a link, and leaves nothing else', async () => {
	const root = directory();
	writeFileSync(path.join(root, 'real.md'), '\u{feff}old');
	chmodSync(path.join(root, 'real.md'), 0o640);
	symlinkSync('real.md', path.join(root, 'link.md'));
	await writeDocument(path.join(root, 'link.md'), 'link.md', 'old', 'new');
	expect(readFileSync(path.join(root, 'real.md'), 'utf8')).toBe('\u{feff}new');
	expect(statSync(path.join(root, 'real.md')).mode & 0o777).toBe(0o640);
	expect(readdirSync(root).toSorted()).toEqual(['link.md', 'real.md']);
});

test('a document that changed since is left as it is', async () => {
	const file = path.join(directory(), 'a.md');
	writeFileSync(file, 'newer');
	await expect(writeDocument(file, 'a.md', 'old', 'new')).rejects.toThrow('was changed while it was checked');
	expect(readFileSync(file, 'utf8')).toBe('newer');
});
