import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/cli.ts';

test('what a page loads of the language is small: no parser, no schemas', async () => {
	const bundle = await rolldown({ input: path.join(projectRoot, 'plugins/remark-runbook/page.ts') });
	const { output } = await bundle.generate({ format: 'esm', minify: true });
	await bundle.close();
	const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
	expect(modules.filter((module) => module.includes('node_modules'))).toEqual([]);
	const [first] = output;
	expect(gzipSync(first.code).length).toBeLessThan(9 * 1024);
});
