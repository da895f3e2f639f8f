import type { MarkdownDocument } from '../../../markdown/document.ts';
import type { Repository } from '../repository/repository.ts';
import { joinPath, leavesWorkspace, normalise } from '../repository/tree.ts';
import type { ShellText } from './shellTexts.ts';

/** What is asked of a text to place it. */
type PlacedText = Pick<ShellText, 'kind' | 'start' | 'source' | 'meta'>;
import { surroundingsOf } from './sections.ts';
import type { Surroundings } from './sections.ts';

/** Directories in which a text's commands may run, likeliest first, all of them real; `''` is the workspace. */
export function startDirectories(
	text: PlacedText,
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
		...parents(own, repository),
	];
	return [...new Set(found)];
}

function directoryOf(file: string): string {
	return normalise(file.slice(0, Math.max(0, file.lastIndexOf('/'))));
}

/** Directories that only hold the documents of the one above. */
const documentsOnly = /(?:^|\/)(?:docs?|documentation|runbooks?|playbooks?|guides?|wiki|manuals?)$/i;

/** The parents of a document's directory to which it belongs: they hold a manifest, or this directory of documents. */
function parents(directory: string, repository: Repository): string[] {
	const found: string[] = [];
	let place = directory;
	while (place.includes('/')) {
		const below = place;
		place = place.slice(0, place.lastIndexOf('/'));
		if (documentsOnly.test(below) || holdsManifest(place, repository)) found.push(place);
	}
	return found;
}

const name = String.raw`\/?[\w@.-]+(?:\/[\w@.-]+)*\/?`;
const marked = String.raw`(?:[\`*_"'[]+(${name})[\`*_"'\]]+(?:\([^)\n]*\))?|((?:[\w@.-]+\/)+[\w@.-]*))`;
const noun = '(?:directory|dir|folder|subdirectory|subfolder)';
/** "in the `docs/` directory", "from packages/web", "the frontend folder", "the `api` package". */
const statements = [
	new RegExp(
		String.raw`\b(?:in|from|inside|within|into|under|to|at|of|on)\s+(?:(?:the|your|our|root|its)\s+){0,2}${marked}`,
		'gi',
	),
	new RegExp(String.raw`${marked}\s+(?:${noun}|package|workspace|app|project|module|service)\b`, 'gi'),
	new RegExp(String.raw`\b(${name})\s+${noun}\b`, 'gi'),
];
const comment = /^\s*#\s*(.+)$/gm;
const cwdMeta = /\bcwd\s*[=:]\s*["']?([^"'\s}]+)/;

/** Directories that prose, headings or comments name as the place to be. */
function statedBefore(text: PlacedText, document: MarkdownDocument, repository: Repository): string[] {
	const base = directoryOf(document.path);
	const own = ownStatements(text, document).flatMap((written) => realDirectories(written, base, repository));
	return [...own, ...statedAround(surroundingsOf(document, text.start), base, repository)].filter(
		(directory) => directory !== '',
	);
}

/** What the text itself says: its meta, its comments, the words after an inline code. */
function ownStatements(text: PlacedText, document: MarkdownDocument): string[] {
	if (text.kind === 'inline') {
		const end = text.start + text.source.length;
		return directoriesIn(document.source.slice(end, end + 120).replace(/\n\s*\n[\s\S]*$/, ''));
	}
	const comments = [...text.source.matchAll(comment)].map((match) => match[1] ?? '').join('\n');
	return [cwdMeta.exec(text.meta)?.[1] ?? '', ...directoriesIn(comments)];
}

const around = new WeakMap<Surroundings, string[]>();

function statedAround(surroundings: Surroundings, base: string, repository: Repository): string[] {
	const known = around.get(surroundings);
	if (known !== undefined) return known;
	const { before, above, headings } = surroundings;
	const said = [before, above, ...headings.map(({ text }) => text)].flatMap((prose) => directoriesIn(prose));
	const titles = headings
		.toReversed()
		.flatMap(({ text }) => text.split(/[\s()`,:&]+/))
		.filter((word) => isProject(word, repository));
	const found = [...new Set([...said, ...titles])].flatMap((written) => realDirectories(written, base, repository));
	around.set(surroundings, found);
	return found;
}

const manifests = [
	'package.json',
	'Makefile',
	'pyproject.toml',
	'go.mod',
	'Cargo.toml',
	'requirements.txt',
	'pom.xml',
	'build.gradle',
	'justfile',
	'composer.json',
	'Gemfile',
];

/** Whether a word of a heading is the name of a project's directory: "Frontend" for frontend/ with its package.json. */
function isProject(word: string, repository: Repository): boolean {
	const directory = word.toLowerCase().replace(/\/+$/, '');
	return /^[\w-]+$/.test(directory) && holdsManifest(directory, repository);
}

const projects = new WeakMap<Repository, Map<string, boolean>>();

function holdsManifest(directory: string, repository: Repository): boolean {
	const store = projects.get(repository) ?? new Map<string, boolean>();
	projects.set(repository, store);
	const { tree } = repository;
	const known =
		store.get(directory) ??
		(tree.kind(directory) === 'directory' && manifests.some((file) => tree.kind(`${directory}/${file}`) === 'file'));
	store.set(directory, known);
	return known;
}

function directoriesIn(prose: string): string[] {
	return statements
		.flatMap((pattern) => [...prose.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? ''))
		.toReversed();
}

/** A name as a directory of the workspace: as written, beside the document, in lower case, or as a workspace package. */
function realDirectories(written: string, base: string, repository: Repository): string[] {
	const clean = written
		.replace(/^\.\//, '')
		.replace(/[.,:]+$/, '')
		.replace(/\/+$/, '');
	if (clean === '' || clean === '.' || clean.length > 200) return [];
	const spelled = clean.startsWith('/')
		? endsOf(clean)
		: [clean, joinPath(base, clean), clean.toLowerCase(), withoutRepositoryName(clean, repository)];
	return spelled
		.filter((place) => place !== '' && !leavesWorkspace(place) && repository.tree.kind(place) === 'directory')
		.map(normalise);
}

/** `/opt/shop/src` is where a copy of the repository lies: `src` of it. */
function endsOf(written: string): string[] {
	const segments = written.split('/').slice(2);
	return segments.map((_, at) => segments.slice(at).join('/'));
}

function withoutRepositoryName(written: string, repository: Repository): string {
	const [first = '', ...rest] = written.split('/');
	return repository.names().has(first.toLowerCase()) ? rest.join('/') : '';
}
