import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/cli.ts';

test.each([
	['at once', 'page', 1],
	['to fill texts', 'filling', 9],
])('what a page loads of the language %s is small: no parser, no schemas', async (_when, name, kibibytes) => {
	const bundle = await rolldown({ input: path.join(projectRoot, `plugins/remark-runbook/${name}.ts`) });
	const { output } = await bundle.generate({ format: 'esm', minify: true });
	await bundle.close();
	const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
	expect(modules.filter((module) => module.includes('node_modules'))).toEqual([]);
	const [first] = output;
	expect(gzipSync(first.code).length).toBeLessThan(kibibytes * 1024);
});
