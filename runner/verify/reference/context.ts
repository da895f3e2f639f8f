import type { MarkdownDocument } from '../../markdown/document.ts';
import { basesOf } from './command/bases.ts';
import type { Bases } from './command/bases.ts';
import { resolveCommand } from './command/resolveCommand.ts';
import { readClones } from './document/clones.ts';
import type { Clones } from './document/clones.ts';
import { readCreatedPaths } from './document/createdPaths.ts';
import type { CreatedPaths } from './document/createdPaths.ts';
import { doubtsAt, doubtsOfProse } from './document/doubts.ts';
import type { Doubt } from './document/doubts.ts';
import { readShellTexts } from './document/shellTexts.ts';
import type { PlacedCommand, ShellText } from './document/shellTexts.ts';
import { startDirectories } from './document/statedDirectories.ts';
import { unknown } from './finding.ts';
import type { Finding } from './finding.ts';
import { relevanceOf } from './judge.ts';
import type { Relevance } from './judge.ts';
import { resolveInlinePath } from './prose/inlinePaths.ts';
import { resolveLink } from './prose/links.ts';
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

/** A finding in running text; its span counts from the start of the source. */
export interface ProseFinding {
	finding: Finding;
	doubts: Doubt[];
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
	return texts.flatMap((text) => {
		const exact = reading.executed ? exactStart(text) : undefined;
		const certain = exact !== undefined;
		const starts = certain ? [exact] : startDirectories(text, [...visited], document, repository);
		const doubts = certain ? [] : [...doubtsAt(text, document, repository), ...leftFor(text, clones)];
		return text.commands.map((placed, index) => {
			const bases = basesOf(placed, text.commands[index - 1], starts, clones, repository);
			if ('followed' in bases && bases.followed) for (const directory of bases.directories) visited.add(directory);
			return { placed, findings: resolvePlaced(placed, bases, starts, reading), doubts, certain };
		});
	});
}

/** The directory in which the runner starts a fence: the workspace, or where the fences before it went. */
function exactStart(text: ShellText): string | undefined {
	if (text.kind !== 'fence' || text.carriedAway) return undefined;
	const start = normalise(text.carried ?? '.');
	return leavesWorkspace(start) ? undefined : start;
}

function leftFor(text: ShellText, clones: Clones): Doubt[] {
	const [first = ''] = (text.carried ?? '').split('/');
	return clones.other.has(first.toLowerCase())
		? [{ level: 'some', reason: `earlier commands went to another repository, ${first}` }]
		: [];
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
	return { command: placed.command, bases, starts: bases, followed: false, repository, created, clones, document };
}

function resolveProse(reading: Reading): ProseFinding[] {
	const { document, repository } = reading;
	const links = document.links.map((link) => ({
		finding: resolveLink(link, document, repository),
		offset: link.range.start.offset,
		isLink: true,
	}));
	const inline = document.inlineCode.map((code) => ({
		finding: resolveInlinePath(code, proseScene(code.range.start.offset, reading)),
		offset: code.range.start.offset,
		isLink: false,
	}));
	return [...links, ...inline].flatMap(({ finding, offset, isLink }) => {
		if (finding === undefined) return [];
		return [
			{ finding, doubts: finding.status === 'missing' && !isLink ? doubtsOfProse(offset, document, repository) : [] },
		];
	});
}

/** Inline code has no command around it: it may be written from the root, the document or a stated directory. */
function proseScene(offset: number, reading: Reading): Scene {
	const text: ShellText = {
		kind: 'inline',
		start: offset,
		source: '',
		meta: '',
		commands: [],
		guessed: false,
		carriedAway: false,
		carried: undefined,
	};
	const command = {
		words: [],
		wrapped: undefined,
		assignments: [],
		redirects: [],
		span: { start: 0, end: 0 },
		cwd: '.',
		location: { type: 'local' as const },
		wrappers: [],
		defined: false,
		mayBeDefined: false,
		pipeline: { id: 0, index: 0, length: 1 },
		input: 'inherited' as const,
		background: false,
	};
	const placed: PlacedCommand = { command, cwd: '.', locate: (at) => at, text };
	return sceneFor(placed, startDirectories(text, [], reading.document, reading.repository), reading);
}
