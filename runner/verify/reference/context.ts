import type { Heading, MarkdownDocument } from '../../markdown/document.ts';
import { basesOf } from './command/bases.ts';
import type { Bases } from './command/bases.ts';
import { resolveCommand } from './command/resolveCommand.ts';
import { readClones } from './document/clones.ts';
import type { Clones } from './document/clones.ts';
import { readCreatedPaths } from './document/createdPaths.ts';
import type { CreatedPaths } from './document/createdPaths.ts';
import { doubtsAt } from './document/doubts.ts';
import type { Doubt } from './document/doubts.ts';
import { surroundingsOf } from './document/sections.ts';
import { readShellTexts } from './document/shellTexts.ts';
import type { PlacedCommand, ShellText } from './document/shellTexts.ts';
import { startDirectories } from './document/statedDirectories.ts';
import { unknown } from './finding.ts';
import type { Finding } from './finding.ts';
import { relevanceOf } from './judge.ts';
import type { Relevance } from './judge.ts';
import { resolveProse } from './prose/resolveProse.ts';
import type { ProseFinding } from './prose/resolveProse.ts';
import type { Repository } from './repository/repository.ts';
import { leavesWorkspace, normalise } from './repository/tree.ts';
import type { Scene } from './scene.ts';

/** What was found in one command. */
export interface CommandFindings {
	placed: PlacedCommand;
	findings: Finding[];
	doubts: Doubt[];
	/** The runner would start it in exactly this directory: a name that is missing there is missing. */
	certain: boolean;
}

/** One document looked at as a whole: every name in it, and how far it speaks of this repository. */
export interface DocumentContext {
	document: MarkdownDocument;
	commands: CommandFindings[];
	prose: ProseFinding[];
	relevance: Relevance;
}

const central =
	/^(?:[^/]+\/)*(?:readme|contributing|development|developing|install\w*|set-?up|getting[-_]?started|quick-?start|hacking|agents|claude|testing|deploy\w*|runbook)\b[^/]*\.mdx?$/i;

interface Reading {
	document: MarkdownDocument;
	executed: boolean;
	repository: Repository;
	texts: readonly ShellText[];
	created: CreatedPaths;
	clones: Clones;
}

/** Reads a document and resolves every name in it. The fences of one that is `executed` start in the workspace. */
export function readContext(document: MarkdownDocument, repository: Repository, executed: boolean): DocumentContext {
	const texts = readShellTexts(document);
	const created = readCreatedPaths(document, texts);
	const clones = readClones(document.path, texts, repository);
	const reading: Reading = { document, executed, repository, texts, created, clones };
	const commands = resolveTexts(reading);
	const prose = resolveProse(reading);
	const named = [
		...commands.flatMap(({ findings }) => findings),
		...prose.map(({ finding }) => finding).filter(({ ruleId }) => ruleId === 'reference/file'),
	];
	return { document, commands, prose, relevance: relevanceOf(named, central.test(document.path)) };
}

function resolveTexts(reading: Reading): CommandFindings[] {
	const { document, repository, texts, clones } = reading;
	const visited = new Set<string>();
	let previous: ShellText | undefined;
	return texts.flatMap((text) => {
		const exact = reading.executed ? exactStart(text) : undefined;
		const certain = exact !== undefined;
		const starts = certain ? [exact] : startDirectories(text, [...visited], document, repository);
		const doubts = certain ? [] : [...doubtsAt(text, document, repository), ...leftBefore(text, previous, reading)];
		if (text.kind === 'fence') previous = text;
		return text.commands.map((placed, index) => {
			const followed = basesOf(placed, text.commands[index - 1], starts, clones, repository);
			const bases = afterOneLiner(text, index, document) ? withStarts(followed, starts) : followed;
			if ('followed' in bases && bases.followed) for (const directory of bases.directories) visited.add(directory);
			return { placed, findings: resolvePlaced(placed, bases, starts, reading), doubts, certain };
		});
	});
}

/** `cd a && make` on one line, this command on a later one: the lines may be alternatives, each for a fresh terminal. */
function afterOneLiner({ commands, kind }: ShellText, index: number, document: MarkdownDocument): boolean {
	const before = commands.slice(0, index);
	const change = before.findLastIndex(({ command }) => command.words[0]?.text === 'cd');
	const lineOf = (at: number): number | undefined => {
		const placed = commands[at];
		return placed === undefined ? undefined : document.pointAt(placed.locate(placed.command.span.start)).line;
	};
	return kind === 'fence' && change !== -1 && lineOf(change) === lineOf(change + 1) && lineOf(index) !== lineOf(change);
}

function withStarts(bases: Bases, starts: readonly string[]): Bases {
	return 'outside' in bases ? bases : { directories: [...new Set([...bases.directories, ...starts])], followed: false };
}

/** The directory in which the runner starts a fence: the workspace, or where the fences before it went. */
function exactStart(text: ShellText): string | undefined {
	if (text.kind !== 'fence' || text.carriedAway || /[<[]/.test(text.carried ?? '')) return undefined;
	const start = normalise(text.carried ?? '.');
	return leavesWorkspace(start) ? undefined : start;
}

/** Commands before this text, under the same heading, left the repository or this machine. */
function leftBefore(text: ShellText, leaver: ShellText | undefined, { document, clones }: Reading): Doubt[] {
	const [first = ''] = (text.carried ?? '').split('/');
	const away = text.carriedAway || clones.other.has(first.toLowerCase());
	if (!away || leaver === undefined || headingAt(document, text) !== headingAt(document, leaver)) return [];
	return [{ level: 'some', reason: 'the commands before it left this repository' }];
}

function headingAt(document: MarkdownDocument, text: ShellText): Heading | undefined {
	return surroundingsOf(document, text.start).headings.at(-1);
}

function resolvePlaced(placed: PlacedCommand, bases: Bases, starts: readonly string[], reading: Reading): Finding[] {
	if ('outside' in bases) return [unknown('reference/file', placed.command.words[0]?.text ?? '', bases.outside)];
	return resolveCommand({ ...sceneFor(placed, bases.directories, reading), starts, followed: bases.followed });
}

function sceneFor(
	placed: PlacedCommand,
	bases: readonly string[],
	{ document, repository, created, clones }: Reading,
): Scene {
	const inline = placed.text.kind === 'inline';
	return {
		command: placed.command,
		bases,
		starts: bases,
		followed: false,
		inline,
		repository,
		created,
		clones,
		document,
	};
}
