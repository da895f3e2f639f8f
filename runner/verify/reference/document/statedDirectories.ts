import type { MarkdownDocument } from '../../../markdown/document.ts';
import type { Repository } from '../repository/repository.ts';
import { joinPath, leavesWorkspace, normalise } from '../repository/tree.ts';
import type { PlacedCommand, ShellText } from './shellTexts.ts';
import { surroundingsOf } from './sections.ts';

/** Directories in which a text's commands may run, likeliest first, all of them real; `''` is the workspace. */
export function startDirectories(
	text: ShellText,
	earlier: readonly string[],
	document: MarkdownDocument,
	repository: Repository,
): string[] {
	const own = directoryOf(document.path);
	const found = [
		...statedBefore(text, document, repository),
		...earlier.toReversed(),
		...(own === '' ? [] : [own]),
		'',
		...parents(own),
	];
	return [...new Set(found)];
}

function directoryOf(file: string): string {
	return normalise(file.slice(0, Math.max(0, file.lastIndexOf('/'))));
}

/** The parents of a document's directory that hold a manifest: the package or module to which it belongs. */
function parents(directory: string): string[] {
	const found: string[] = [];
	let place = directory;
	while (place.includes('/')) {
		place = place.slice(0, place.lastIndexOf('/'));
		found.push(place);
	}
	return found;
}

const statement =
	/\b(?:in|from|inside|within|into|under|to|at|of|on)\s+(?:the\s+|your\s+|our\s+)?(?:\w+\s+){0,2}?[`*_"'[]*([\w@.-]+(?:\/[\w@.-]+)*\/?)[`*_"'\]]*(?:\([^)\n]*\))?(?:\s+(?:directory|dir|folder|package|workspace|app|project|module|subdirectory|subproject|service|repo))?/gi;
const named =
	/[`*_"'[]([\w@.-]+(?:\/[\w@.-]+)*\/?)[`*_"'\]]+(?:\([^)\n]*\))?\s+(?:directory|dir|folder|package|workspace|app|project|module|subdirectory|service)\b/gi;
const comment = /^\s*#\s*(.+)$/gm;
const cwdMeta = /\bcwd\s*[=:]\s*["']?([^"'\s}]+)/;

/** Directories that prose, headings or comments name as the place to be. */
function statedBefore(text: ShellText, document: MarkdownDocument, repository: Repository): string[] {
	const around = surroundingsOf(document, text.start);
	const fence = document.blocks.find((block) => block.type === 'fence' && block.range.start.offset === text.start);
	const comments = [...text.source.matchAll(comment)].map((match) => match[1] ?? '').join('\n');
	const after =
		text.kind === 'inline'
			? document.source.slice(text.start, text.start + text.source.length + 120).replace(/\n\s*\n[\s\S]*$/, '')
			: '';
	const said = [after, around.before, comments, around.above].flatMap((prose) => directoriesIn(prose));
	const titles = around.headings
		.toReversed()
		.flatMap(({ text: title }) => [...directoriesIn(title), ...title.split(/[\s()`,:&/]+/)]);
	const meta = fence?.type === 'fence' ? (cwdMeta.exec(fence.meta)?.[1] ?? '') : '';
	const base = directoryOf(document.path);
	return [meta, ...said, ...titles]
		.flatMap((name) => (name === '' ? [] : realDirectories(name, base, repository)))
		.filter((directory) => directory !== '');
}

function directoriesIn(prose: string): string[] {
	return [...prose.matchAll(statement), ...prose.matchAll(named)].map((match) => match[1] ?? '').toReversed();
}

/** A name as a directory of the workspace: as written, beside the document, in lower case, or as a workspace package. */
function realDirectories(name: string, base: string, repository: Repository): string[] {
	const clean = name
		.replace(/^\.\//, '')
		.replace(/[.,:]+$/, '')
		.replace(/\/+$/, '');
	if (clean === '' || clean === '.' || clean.length > 200) return [];
	const spelled = [clean, joinPath(base, clean), clean.toLowerCase(), withoutRepositoryName(clean, repository)];
	return spelled
		.filter((place) => place !== '' && !leavesWorkspace(place) && repository.tree.kind(place) === 'directory')
		.map(normalise);
}

function withoutRepositoryName(name: string, repository: Repository): string {
	const [first = '', ...rest] = name.split('/');
	return repository.names().has(first.toLowerCase()) ? rest.join('/') : '';
}

/** The directories, in the workspace, to which a text's `cd`s lead; they stay candidates for what follows. */
export function visitedDirectories(
	commands: readonly PlacedCommand[],
	starts: readonly string[],
	repository: Repository,
): string[] {
	const visited = new Set<string>();
	for (const { cwd } of commands) {
		if (cwd === undefined || cwd === '.' || cwd.startsWith('/')) continue;
		for (const start of starts) {
			const place = joinPath(start, cwd);
			if (place !== '' && !leavesWorkspace(place) && repository.tree.kind(place) === 'directory') visited.add(place);
		}
	}
	return [...visited];
}
