import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Chunks } from '../../../../runner/cli/start/chunks.ts';
import { projectRoot } from '../../../support/cli.ts';

const directory = path.join(projectRoot, 'dist/cli');
const isEntry = (name: string): boolean => /^(?:bin|main-|thread)/.test(name);

test('every file of the bundle can be the first that is loaded', () => {
	const names = readdirSync(directory).filter((name) => name.endsWith('.js') && !isEntry(name));
	expect(names.length).toBeGreaterThan(30);
	for (const name of names) {
		const exported = new Chunks(directory, undefined).require(`./${name}`) as object;
		// Some are loaded only when something of theirs is asked for.
		expect(Reflect.get(exported, 'nothing'), name).toBeUndefined();
	}
});
