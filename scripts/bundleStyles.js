// Joins the theme's style sheets into one with final class names: a site's bundler takes each sheet through dozens of
// plugins, for browsers and for the server, and looks for their settings in every folder above it.
import path from 'node:path';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { transform } from 'lightningcss';
import { globSync } from 'tinyglobby';

const root = path.resolve(import.meta.dirname, '..');
const compiled = path.join(root, 'dist/src');

/** What a site may load without the other; what a sheet of one takes from the shared controls stands in it. */
const bundles = [
	{ file: 'theme/runbook.css', sheets: ['controls/*.module.css', 'theme/**/*.module.css'] },
	{ file: 'search/search.css', sheets: ['search/**/*.module.css'] },
];

/** Writes the joined sheets, and has the compiled components name its classes. */
export function bundleStyles() {
	for (const { file, sheets } of bundles) {
		const names = sheets.flatMap((pattern) => globSync(pattern, { cwd: path.join(root, 'src') }).toSorted());
		const read = new Map(names.map((name) => [name, readSheet(name)]));
		put(file, [...read.values()].map(({ css }) => css).join('\n'));
		for (const name of names) rmSync(path.join(compiled, name), { force: true });
		const scripts = globSync(`${path.posix.dirname(file)}/**/*.js`, { cwd: compiled });
		for (const script of scripts) nameClasses(script, file, read);
	}
}

/** @param {string} name */
function readSheet(name) {
	const { code, exports = {} } = transform({
		filename: name,
		projectRoot: '/',
		code: readFileSync(path.join(root, 'src', name)),
		cssModules: { pattern: '[local]_[hash]', grid: false, container: false, customIdents: false },
	});
	return { css: code.toString(), exports };
}

/**
 * A class with those that it is composed of.
 * @param {string} sheet @param {string} local
 * @param {ReadonlyMap<string, ReturnType<typeof readSheet>>} sheets
 * @returns {string[]}
 */
function namesOf(sheet, local, sheets) {
	const found = sheets.get(sheet)?.exports[local];
	if (!found) throw new Error(`${sheet} has no class ${local}`);
	const composed = found.composes.flatMap((from) => {
		if (from.type !== 'dependency') return [from.name];
		return namesOf(path.posix.join(path.posix.dirname(sheet), from.specifier), from.name, sheets);
	});
	return [found.name, ...composed];
}

const imported = /^import styles from '(\.[^']*\.module\.css)';$/m;

/**
 * Puts each class in the place of `styles.<name>`. Throws where a sheet has no such class.
 * @param {string} script @param {string} bundle
 * @param {ReadonlyMap<string, ReturnType<typeof readSheet>>} sheets
 */
function nameClasses(script, bundle, sheets) {
	const text = readFileSync(path.join(compiled, script), 'utf8');
	const specifier = imported.exec(text)?.[1];
	if (specifier === undefined) return;
	const folder = path.posix.dirname(script);
	const sheet = path.posix.join(folder, specifier);
	const css = path.posix.relative(folder, bundle);
	const named = text
		.replace(imported, `import '${css.startsWith('.') ? css : `./${css}`}';`)
		.replaceAll(/\bstyles\.(\w+)/g, (_, local) => JSON.stringify(namesOf(sheet, local, sheets).join(' ')));
	if (/\bstyles\s*[[,;)}]/.test(named))
		throw new Error(`${script} takes a class whose name is not known before it runs`);
	put(script, named);
}

/**
 * Leaves alone what is there already: a test may be packing it.
 * @param {string} file @param {string} text
 */
function put(file, text) {
	const target = path.join(compiled, file);
	if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}
