import type { ShellWord } from '../../../shell/command.ts';
import { isLiteral } from '../command/options.ts';
import { isPacked } from '../repository/packed.ts';
import { isReallyIgnored } from '../repository/reallyIgnored.ts';
import { resolved, unknown, witness } from '../finding.ts';
import type { Finding, Missing, RuleId, Strength } from '../finding.ts';
import { isCommonName, suggestPath } from '../repository/suggest.ts';
import type { Repository } from '../repository/repository.ts';
import { joinPath, leavesWorkspace, normalise } from '../repository/tree.ts';
import { shown } from '../scene.ts';
import type { Scene } from '../scene.ts';

export interface PathExpectation {
	ruleId: RuleId;
	/** The command would fail for certain without it: a script that is run, a manifest that is read. */
	needed: boolean;
	kind?: 'file' | 'directory';
	/** It is copied and filled in: that its name says example tells nothing. */
	template?: boolean;
	/** For the message: "compose file", "script". */
	noun: string;
}

/** Text that names no path of the repository: URLs, globs, templates, system paths, examples. */
const notARepositoryPath =
	/^(?:[a-z][\w+.-]*:\/\/|[a-z]:|~|\/|\$|-|@|git@|data:|file:)|[*?<>|{}$`"'\\,;!^()[\]\s]|\.\.\.|:\/\/|^\.+$|^[\w.-]+@[\w.-]+:|^[\w.-]+:\d+|^\d+(?:\.\d+)*$/i;
/** A path that reads like an example of the document rather than a name of the repository. */
const example =
	/(?:^|[/_.-])(?:your|my|foo|bar|baz|qux|example|sample|some|xxx+|placeholder|name|path|to|abc|xyz|file\d*|dir|directory|filename|yyyy\w*|nnn+|mm|dd|new|old|other|another|test\d*file|test_?(?:flaky|specific|file|module|name|something|feature|single|one|case)|a|b|x|y|z|(?:0\d*|\d{2,})x+|\d{4}-\d\d-\d\d)(?:[/_.-]|$)|your[a-z]|(?:^|[/_.-])my(?:app|service|project|repo|module|plugin|component|chart|stack|role|package|script|image|site)|^(?:path|dir|folder|somedir|somefile)\//i;

/** Whether a word can be looked up in the workspace at all. */
export function isRepositoryPath(text: string): boolean {
	return text.length > 1 && text.length < 300 && !notARepositoryPath.test(text);
}

/** `.example`, `.sample.yaml`: the file that is copied and filled in. */
export const templateEnding = /(?<=[\w-])\.(?:example|sample|template|dist|tmpl|default)(?:\.\w{1,8})?$/i;

/** The part of a missing path that lies below the deepest directory that is there. */
function newPart(places: readonly string[], { tree }: Repository): string {
	const rests = places.map((place) => {
		const segments = place.split('/');
		const depth = segments.findIndex((_, index) => tree.kind(segments.slice(0, index + 1).join('/')) !== 'directory');
		return segments.slice(Math.max(0, depth)).join('/');
	});
	return rests.toSorted((a, b) => a.length - b.length)[0] ?? '';
}

/** Looks a path up in every directory in which the command may run. */
export function resolvePath(word: ShellWord, expected: PathExpectation, scene: Scene): Finding {
	const name = word.text;
	if (!isLiteral(word)) return unknown(expected.ruleId, name, 'parts of the path are known only when it runs');
	if (!isRepositoryPath(name)) return unknown(expected.ruleId, name, 'it is no path of the repository');
	const places = scene.bases.map((base) => joinPath(base, name));
	const inside = places.filter((place) => !leavesWorkspace(place));
	const hit = inside.find((place) => exists(place, scene.repository));
	if (hit !== undefined) return foundAt(hit, name, expected, scene.repository);
	const clone = insideClone(name, scene);
	if (clone === 'other') return unknown(expected.ruleId, name, 'it lies in the clone of another repository');
	if (clone !== undefined)
		return exists(clone, scene.repository)
			? resolved(expected.ruleId, name, clone, false)
			: missingOrMade(word, [clone], expected, scene);
	if (inside.length < places.length) return unknown(expected.ruleId, name, 'it may lie outside of the workspace');
	return missingOrMade(word, inside, expected, scene);
}

/** A path that begins with the directory of a clone: the rest of it in this repository, or `other`. */
function insideClone(name: string, { clones, bases, repository }: Scene): string | undefined {
	const [first = '', ...rest] = normalise(name).split('/');
	// A package often bears the name of its repository.
	if (bases.some((base) => repository.tree.kind(joinPath(base, first)) === 'directory')) return undefined;
	if (clones.other.has(first.toLowerCase())) return 'other';
	return clones.own.has(first.toLowerCase()) ? rest.join('/') : undefined;
}

/** The rest of a path that may be written from the directory above the repository: `repository/docs/x.md`. */
function withoutFirst(name: string): string | undefined {
	const [, ...rest] = normalise(name).split('/');
	return rest.length < 2 || leavesWorkspace(normalise(name)) ? undefined : rest.join('/');
}

/** A path exists on the disk, or inside a submodule whose content may not be fetched. */
function exists(place: string, repository: Repository): boolean {
	return (
		place === '' ||
		repository.tree.kind(place) !== undefined ||
		repository.listing().submodules.some((module) => place === module || place.startsWith(`${module}/`))
	);
}

function foundAt(place: string, name: string, expected: PathExpectation, repository: Repository): Finding {
	const telling = place !== '' && !isCommonName(name.replace(/^\.\//, ''));
	return resolved(
		expected.ruleId,
		name,
		`${repository.tree.kind(place) ?? 'submodule'} ${place === '' ? '.' : place}`,
		telling,
	);
}

function missingOrMade(word: ShellWord, places: readonly string[], expected: PathExpectation, scene: Scene): Finding {
	const { history } = scene.repository;
	const prefixed = withoutFirst(word.text);
	const candidates = prefixed === undefined ? places : [...places, prefixed];
	const deleted = candidates.find((place) => history.deletion(place) !== undefined);
	const reason = reasonForAbsence(word.text, places, deleted !== undefined, expected, scene);
	return reason === undefined
		? missingPath(word, places, deleted, expected, scene)
		: unknown(expected.ruleId, word.text, reason);
}

/** Why a path may be missing without being drift. One that was tracked and deleted has fewer excuses. */
function reasonForAbsence(
	written: string,
	places: readonly string[],
	wasTracked: boolean,
	{ needed, template }: PathExpectation,
	{ created, repository, inline, command, followed }: Scene,
): string | undefined {
	if (created.covers(normalise(written))) return 'a step of the document makes it';
	if (places.some((place) => isReallyIgnored(place, repository))) return 'git ignores it: a build or a run makes it';
	if (inline && command.words.length > 0 && isInProject(written, repository))
		return 'it is there in a project of the repository';
	if (needed && isOutput(written, repository)) return 'a program of the repository writes it';
	if (wasTracked) return undefined;
	if (isPacked(written, repository)) return 'an archive of the repository holds it';
	if (!followed && liesElsewhere(written, repository)) return 'it is there in another directory, where it may be run';
	const part = newPart(places, repository);
	if (example.test(template ? part.replace(templateEnding, '') : part)) return 'it reads like an example';
	if (places.some((place) => repository.ignored.isGenerated(place))) return 'a build or a run makes such paths';
	if (needed) return undefined;
	if (!normalise(written).includes('/')) return 'a run may make such a file';
	return isWritten(written, repository) ? 'a program of the repository names it and may write it' : undefined;
}

/** A build script that is told where to write: `export --output-file requirements.txt`. */
function isOutput(written: string, { isInSources }: Repository): boolean {
	const name = normalise(written);
	return !name.includes('/') && ['--output-file ', '-o ', '> '].some((option) => isInSources(`${option}${name}`));
}

/** `python manage.py` with no directory before it: the prose may have led to where the program lies. */
function liesElsewhere(written: string, { listing }: Repository): boolean {
	return !written.includes('/') && isProgram(written) && listing().byName.has(written);
}

const manifest =
	/^(?:package\.json|pyproject\.toml|requirements\.txt|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json)$/;

/** Running text says `pytest tests/x.py` and means the project in `backend/`. */
function isInProject(written: string, { listing }: Repository): boolean {
	const end = `/${normalise(written)}`;
	const { byName, children } = listing();
	return (byName.get(end.slice(end.lastIndexOf('/') + 1)) ?? []).some(
		(file) =>
			file.endsWith(end) && [...(children.get(file.slice(0, -end.length)) ?? [])].some((name) => manifest.test(name)),
	);
}

const data = /(?:\.(?:json|jsonl|ndjson|csv|tsv|html|xml|txt|log|db|sqlite3?|parquet|pdf|png|svg|out|dat)|\/)$/i;

/** Data that a program of the repository names: it is what the program leaves. */
function isWritten(name: string, { isInSources }: Repository): boolean {
	const last = name.replace(/\/+$/, '').split('/').at(-1) ?? '';
	return last.length >= 6 && data.test(name) && isInSources(last);
}

function missingPath(
	word: ShellWord,
	places: readonly string[],
	deleted: string | undefined,
	expected: PathExpectation,
	scene: Scene,
): Missing {
	const { repository } = scene;
	const suggestion = places
		.map((place) => suggestPath(place, repository.listing()))
		.find((found) => found !== undefined);
	const commit = deleted === undefined ? undefined : repository.history.deletion(deleted);
	const where = places.length === 1 ? ` from ${shown(scene.bases[0] ?? '')}` : '';
	const evidence = [
		witness(`not in the tree: ${[...new Set(places)].slice(0, 3).join(', ')}`),
		...(commit === undefined ? [] : [witness(`${deleted} was deleted in ${commit.hash} (${commit.date})`, 'git')]),
	];
	const fromStart = scene.followed
		? scene.starts.find((start) => exists(joinPath(start, word.text), repository))
		: undefined;
	return {
		status: 'missing',
		ruleId: expected.ruleId,
		name: word.text,
		span: word.span,
		needed: expected.needed,
		message: `${expected.noun} ${word.text} does not exist${where}`,
		...(fromStart === undefined
			? hintFor(suggestion?.path, commit, deleted)
			: { hint: `It exists from ${shown(fromStart)}, but a cd before leads to ${shown(scene.bases[0] ?? '')}.` }),
		strength:
			fromStart !== undefined || commit !== undefined || (suggestion !== undefined && suggestion.by !== 'moved')
				? 'exact'
				: strengthOf(word, places, expected, suggestion !== undefined, scene),
		evidence,
	};
}

/** The source of a program: no run leaves one. */
function isProgram(name: string): boolean {
	return /\.(?:py|js|mjs|cjs|ts|rb|php|pl|sh|ps1)$/.test(name);
}

function hintFor(
	suggestion: string | undefined,
	commit: { hash: string; date: string } | undefined,
	deleted: string | undefined,
): { hint?: string } {
	const past = commit === undefined ? '' : `${deleted} was deleted in ${commit.hash} (${commit.date}). `;
	const near = suggestion === undefined ? '' : `Did you mean ${suggestion}?`;
	const hint = `${past}${near}`.trim();
	return hint === '' ? {} : { hint };
}

function strengthOf(
	word: ShellWord,
	places: readonly string[],
	expected: PathExpectation,
	moved: boolean,
	{ bases, repository }: Scene,
): Strength {
	if (expected.template) return moved ? 'weak' : 'likely';
	if (moved && expected.needed) return 'exact';
	const inDirectory = normalise(word.text).includes('/');
	if (
		inDirectory &&
		places.some((place) => repository.tree.kind(place.slice(0, place.lastIndexOf('/'))) === 'directory')
	)
		return 'likely';
	if (!inDirectory && expected.needed && isProgram(word.text) && !repository.listing().byName.has(word.text))
		return 'likely';
	return moved ||
		(inDirectory &&
			expected.needed &&
			bases.some(
				(base) => repository.tree.kind(joinPath(base, normalise(word.text).split('/')[0] ?? '')) === 'directory',
			))
		? 'likely'
		: 'weak';
}
