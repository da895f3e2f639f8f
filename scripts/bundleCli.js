// Joins the compiled command line and its libraries into a few files: loading hundreds takes longer than a short run.
import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'dist/cli');

const bundle = await rolldown({
	input: path.join(root, 'dist/runner/cli/bin.js'),
	platform: 'node',
	// It reads files of its own package by computed paths, and few projects have a configuration in TypeScript.
	external: ['jiti'],
	resolve: {
		// Some libraries' CommonJS loads its own files by computed paths, and all of it loads slower than modules.
		mainFields: ['module', 'main'],
		alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
	},
});
const { output } = await bundle.write({ dir: target, format: 'esm', minify: true, cleanDir: true });

chmodSync(path.join(target, 'bin.js'), 0o755);

const packages = new Set(
	output.flatMap((chunk) => ('moduleIds' in chunk ? chunk.moduleIds : [])).flatMap((id) => packageFolder(id) ?? []),
);
const notices = [...packages].toSorted().map((folder) => `${path.relative(root, folder)}\n\n${licence(folder)}`);
writeFileSync(path.join(target, 'LICENSES.txt'), notices.join(`\n\n${'-'.repeat(80)}\n\n`));

/** @param {string} id */
function packageFolder(id) {
	return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
}

/** @param {string} folder */
function licence(folder) {
	const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
	if (file) return readFileSync(path.join(folder, file), 'utf8').trim();
	return `Licence: ${JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).license}`;
}
