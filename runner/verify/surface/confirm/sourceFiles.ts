import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import type { Executable } from '../locate/executable.ts';

const mostFiles = 400;
const source = /\.(?:[cm]?[jt]s|json|py|p[lm]|rb)$/;

function packageRoot(realPath: string): string | undefined {
	for (let folder = dirname(realPath); folder.includes('node_modules'); folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json'))) return folder;
	}
	return undefined;
}

const packageSchema = z.object({ name: z.string(), dependencies: z.record(z.string(), z.string()).default({}) });

/** The packages beside a program's own that bear its name and do its work: `jest-cli` of `jest`. */
function namesakes(root: string): string[] {
	const parsed = packageSchema.safeParse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
	if (!parsed.success) return [];
	const { name, dependencies } = parsed.data;
	const own = name.split('/').at(-1) ?? name;
	const places = [join(root, 'node_modules'), root.slice(0, root.lastIndexOf('node_modules') + 'node_modules'.length)];
	return Object.keys(dependencies)
		.filter((other) => new RegExp(`(?:^|[@/-])${own.replace(/[^\w]/g, '\\$&')}(?:$|[/-])`).test(other))
		.flatMap((other) => places.map((place) => join(place, other)).find((folder) => existsSync(folder)) ?? []);
}

function filesBelow(folder: string, found: string[] = []): string[] {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (found.length >= mostFiles) return found;
		const file = join(folder, entry.name);
		if (entry.isDirectory() && !/^(?:node_modules|tests?|locale)$/.test(entry.name)) filesBelow(file, found);
		else if (entry.isFile() && source.test(entry.name)) found.push(file);
	}
	return found;
}

/** Where an interpreter keeps the modules that a script imports, next to the script's own `bin`. */
function libraryFolders(realPath: string): string[] {
	const lib = join(dirname(dirname(realPath)), 'lib');
	const versions = existsSync(lib) ? readdirSync(lib).filter((name) => name.startsWith('python3')) : [];
	const python = versions.flatMap((name) => ['dist-packages', 'site-packages'].map((kind) => join(lib, name, kind)));
	return [...python, '/usr/share/perl5'];
}

/** The modules that a short script hands over to: `from certbot.main import main`, `use App::Ack;`. */
function importedModules(text: string): string[] {
	const python = [...text.matchAll(/^\s*from ([A-Za-z_]\w*)(?:\.[\w.]+)? import /gm)].map(([, name = '']) => name);
	const perl = [...text.matchAll(/^\s*use ([A-Z]\w*::\w+)/gm)].map(([, name = '']) => name.replace('::', '/'));
	return [...new Set([...python, ...perl])].filter((name) => !/^(?:importlib|sys|os|re|Getopt|File|Data)\b/.test(name));
}

/** The source of a script: its npm package, or the file itself with the modules of its own that it imports. */
export function sourceFilesOf({ realPath }: Executable): string[] {
	const root = packageRoot(realPath);
	if (root !== undefined)
		return [root, ...namesakes(root)].flatMap((folder) => filesBelow(folder)).slice(0, mostFiles * 2);
	const own = basename(realPath).replaceAll('-', '_');
	const modules = [own, ...importedModules(readFileSync(realPath, 'utf8'))];
	const places = libraryFolders(realPath).flatMap((folder) => modules.map((name) => join(folder, name)));
	const files = places.flatMap((place) => [
		...(existsSync(`${place}.pm`) ? [`${place}.pm`] : []),
		...(existsSync(place) ? filesBelow(place) : []),
	]);
	return [realPath, ...files.slice(0, mostFiles)];
}
