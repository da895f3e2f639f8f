// Joins the compiled command line and its libraries into a few files: loading hundreds takes longer than a short run.
import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'dist/cli');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Scripts, not modules: Node loads them faster, and keeps no compiled code of modules. ASCII needs no decoding. */
const output = /** @type {const} */ ({
	dir: target,
	format: 'cjs',
	minify: { compress: true, mangle: true, codegen: { asciiOnly: true } },
});

/** The first two files hold all that a plain run needs; what other commands and kinds of steps add stands in files of its own. */
const groups = [
	...later('yaml', /\/node_modules\/yaml\//),
	{ name: 'later-language', test: isLanguage, priority: 3, includeDependenciesRecursively: false },
	...later('text', /\/node_modules\/(?:diff|jsonc-parser)\//),
	{ name: 'start', test: /runner\/cli\/main\.js$/, priority: 2 },
	{
		name: 'run',
		test: /runner\/(?:cli\/commands\/(?:run|executeDocument)|journal\/keepRun|report\/terminal\/index)\.js$/,
		priority: 1,
	},
];

const bundle = await rolldown({
	input: {
		main: path.join(root, 'dist/runner/cli/bin.js'),
		thread: path.join(root, 'dist/runner/check/engine/thread.js'),
	},
	platform: 'node',
	preserveEntrySignatures: 'allow-extension',
	// Some commands load at once what others load when they need it.
	checks: { ineffectiveDynamicImport: false },
	// They read files of their own packages by computed paths, and few runs need them.
	// Playwright is there only where a document needs a browser.
	external: ['jiti', 'libpg-query', 'node-sqlite3-wasm', 'pg', 'playwright'],
	resolve: {
		// Some libraries' CommonJS loads its own files by computed paths.
		mainFields: ['module', 'main'],
		alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
	},
	plugins: [constant('packageVersion.js', 'packageVersion', version)],
});
const written = await bundle.write({
	...output,
	cleanDir: true,
	entryFileNames: '[name]-[hash].js',
	codeSplitting: { groups },
});
const chunks = written.output.filter((file) => file.type === 'chunk');
const direct = new Map(chunks.map(({ fileName, imports }) => [fileName, imports.filter((name) => !isLater(name))]));
for (const { fileName } of chunks) refuseCircle(fileName);

await writeStart('bin', 'main');
await writeStart('thread', 'thread');
chmodSync(path.join(target, 'bin.js'), 0o755);
writeFileSync(path.join(target, 'package.json'), `${JSON.stringify({ type: 'commonjs' })}\n`);

const packages = new Set(
	written.output
		.flatMap((chunk) => ('moduleIds' in chunk ? chunk.moduleIds : []))
		.flatMap((id) => packageFolder(id) ?? []),
);
const notices = [...packages].toSorted().map((folder) => `${path.relative(root, folder)}\n\n${licence(folder)}`);
writeFileSync(path.join(target, 'LICENSES.txt'), notices.join(`\n\n${'-'.repeat(80)}\n\n`));

/**
 * The file that is started loads the others, each when it is needed.
 * @param {string} file @param {string} entry
 */
async function writeStart(file, entry) {
	const { fileName } = chunks.find(({ isEntry, name }) => isEntry && name === entry) ?? {};
	const start = await rolldown({
		input: { [file]: path.join(root, 'dist/runner/cli/start/index.js') },
		platform: 'node',
		plugins: [constant('cli/start/mainFile.js', 'mainFile', `./${fileName}`)],
	});
	await start.write({ ...output, entryFileNames: '[name].js' });
}

/**
 * Libraries that few runs need: the start loads such files when they are first used.
 * @param {string} name @param {RegExp} test
 */
function later(name, test) {
	return [{ name: `later-${name}`, test, priority: 3 }];
}

/** @param {string} name */
function isLater(name) {
	return name.startsWith('later-');
}

/**
 * Files that load each other at once take parts of one another before they are there. Throws with the circle.
 * @param {string} file @param {string[]} from @param {Set<string>} done
 */
function refuseCircle(file, from = [], done = new Set()) {
	if (from.includes(file)) throw new Error(`files of the bundle load each other: ${[...from, file].join(' → ')}`);
	if (done.has(file)) return;
	for (const next of direct.get(file) ?? []) refuseCircle(next, [...from, file], done);
	done.add(file);
}

/**
 * What reads documents: none of it is needed for one that was read before.
 * @param {string} id
 */
function isLanguage(id) {
	if (/\/node_modules\/(?:zod|satteri|semver)\/|\/remark-runbook\/(?:extract|directive|native)\//.test(id)) return true;
	return (
		/\/dist\/(?:plugins|runner\/(?:cli|execute|journal|plan|report|workspace))\//.test(id) &&
		!/\/commands\/\w+\.js$/.test(id) &&
		/\bfrom 'zod'/.test(readFileSync(id, 'utf8'))
	);
}

/**
 * Replaces a module whose one function answers what is known by now.
 * @param {string} file @param {string} name @param {string} value
 */
function constant(file, name, value) {
	return {
		name,
		load: (/** @type {string} */ id) =>
			id.endsWith(`/dist/runner/${file}`) ? `export const ${name} = () => ${JSON.stringify(value)};` : undefined,
	};
}

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
