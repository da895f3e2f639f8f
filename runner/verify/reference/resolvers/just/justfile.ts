import type { Repository } from '../../repository/repository.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';

/** A recipe's parameters as counts; `most` is infinite for a variadic one. */
interface Recipe {
	least: number;
	most: number;
}

export interface Justfile {
	file: string;
	recipes: Map<string, Recipe>;
	/** Names of submodules: `just name recipe`. */
	modules: Map<string, string | undefined>;
	/** An import that is not here, or `set fallback`: recipes may come from elsewhere. */
	open: boolean;
}

const names = ['justfile', '.justfile', 'Justfile', 'JUSTFILE'];
const maximumImports = 100;

/** The justfile that `just` would use in a directory: there or in the nearest directory above. */
export function findJustfile(directory: string, repository: Repository): string | undefined {
	let place = directory;
	for (;;) {
		const here = names.map((name) => joinPath(place, name)).find((file) => repository.tree.kind(file) === 'file');
		if (here !== undefined || place === '') return here;
		place = place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : '';
	}
}

/** Reads a justfile and its imports: recipes with their arity, aliases, modules. Backticks are not run. */
export function readJustfile(file: string, repository: Repository): Justfile {
	const result: Justfile = { file, recipes: new Map(), modules: new Map(), open: false };
	const pending = [file];
	const aliases: [string, string][] = [];
	const seen = new Set<string>();
	while (pending.length > 0 && seen.size < maximumImports) {
		const next = pending.shift() ?? '';
		if (seen.has(next)) continue;
		seen.add(next);
		const text = repository.tree.read(next);
		if (text === undefined) result.open = true;
		for (const line of topLevelLines(text ?? '')) readLine(line, next, result, pending, aliases);
	}
	for (const [alias, target] of aliases)
		result.recipes.set(alias, result.recipes.get(target) ?? { least: 0, most: Infinity });
	return result;
}

/** Lines that are not indented, with multi-line strings and backticks blanked and continuations joined. */
function topLevelLines(text: string): string[] {
	const plain = text
		.replaceAll('\r', '')
		.replaceAll(/("""|'''|```)[\s\S]*?\1/g, '""')
		.replaceAll(/\\\n\s*/g, ' ');
	return plain.split('\n').filter((line) => /^[^\s#[]/.test(line));
}

function readLine(line: string, file: string, result: Justfile, pending: string[], aliases: [string, string][]): void {
	const directory = file.slice(0, Math.max(0, file.lastIndexOf('/')));
	const imported = /^import\??\s+["']([^"']+)["']/.exec(line)?.[1];
	const module = /^mod\??\s+([\w-]+)(?:\s+["']([^"']+)["'])?/.exec(line);
	const alias = /^alias\s+([\w-]+)\s*:=\s*([\w-]+)/.exec(line);
	if (imported !== undefined) addImport(joinPath(directory, imported), line.startsWith('import?'), result, pending);
	else if (module?.[1] !== undefined)
		result.modules.set(module[1], module[2] === undefined ? undefined : joinPath(directory, module[2]));
	else if (alias?.[1] !== undefined && alias[2] !== undefined) aliases.push([alias[1], alias[2]]);
	else if (/^set\s+fallback\b(?!.*false)/.test(line)) result.open = true;
	else addRecipe(line, result);
}

function addImport(place: string, optional: boolean, result: Justfile, pending: string[]): void {
	if (leavesWorkspace(place) || optional) result.open = true;
	if (!leavesWorkspace(place)) pending.push(place);
}

function addRecipe(line: string, result: Justfile): void {
	const head = /^@?([A-Za-z_][\w-]*)((?:\s+[^:]*?(?:"[^"]*"|'[^']*'|`[^`]*`|[^:"'`])*?)?)\s*:(?!=)/.exec(line);
	if (head?.[1] === undefined || /^(?:set|export|unexport)\b/.test(line)) return;
	result.recipes.set(head[1], arity(head[2] ?? ''));
}

/** `name`, `name=default`, `+one-or-more`, `*any`, each with an optional `$`. */
function arity(parameters: string): Recipe {
	let least = 0;
	let most = 0;
	const plain = parameters.replaceAll(/\([^()]*\)|"[^"]*"|'[^']*'|`[^`]*`/g, 'x').replaceAll(/\s*([=/+])\s*x/g, '$1x');
	for (const parameter of plain.split(/\s+/).filter((word) => word !== '')) {
		const defaulted = /\w=/.test(parameter);
		most = /^[+*]/.test(parameter) ? Infinity : most + 1;
		if (!defaulted && !parameter.startsWith('*')) least += 1;
	}
	return { least, most };
}
