import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { searchSources } from '../../../../../runner/verify/reference/repository/mentions.ts';
import { temporaryDirectory } from '../../../../support/execution.ts';

test('a name is found in tracked sources, and not in documents or in files that git does not know', async () => {
	const directory = await temporaryDirectory();
	const isInSources = searchSources(directory);
	expect(isInSources('before-git.json')).toBe(false);
	await mkdir(path.join(directory, 'src'));
	await writeFile(
		path.join(directory, 'src/report.js'),
		'write("usage-report.json"); write("-n.csv"); write("a.*b");\n',
	);
	await writeFile(path.join(directory, 'README.md'), 'It leaves only-told.json.\n');
	await execa('git', ['init', '-q'], { cwd: directory });
	await execa('git', ['add', '.'], { cwd: directory });
	await writeFile(path.join(directory, 'src/new.js'), 'write("untracked.json");\n');
	const names = ['usage-report.json', '-n.csv', 'a.*b', 'a.xb', 'only-told.json', 'untracked.json', 'missing.json'];
	expect(names.filter((name) => isInSources(name))).toEqual(['usage-report.json', '-n.csv', 'a.*b']);
});
