import type { InlineCode, MarkdownDocument } from '../../../markdown/document.ts';
import type { ShellCommand, Span } from '../../../shell/command.ts';
import type { Clones } from '../document/clones.ts';
import type { CreatedPaths } from '../document/createdPaths.ts';
import { doubtsOfProse } from '../document/doubts.ts';
import type { Doubt } from '../document/doubts.ts';
import { startDirectories } from '../document/statedDirectories.ts';
import type { Finding, Missing } from '../finding.ts';
import type { Repository } from '../repository/repository.ts';
import type { Scene } from '../scene.ts';
import { resolveInlinePath } from './inlinePaths.ts';
import { resolveRequests } from './httpRequests.ts';
import { resolvePorts } from './ports.ts';
import { resolveVariables } from './inlineVariables.ts';
import { resolveLink } from './links.ts';
import { resolveManifests } from './manifestFences.ts';
import { resolveWikiLinks } from './wikiLinks.ts';

/** A finding in running text; its span counts from the start of the source. */
export interface ProseFinding {
	finding: Finding;
	doubts: readonly Doubt[];
	/** A link says itself that it means this repository; a manifest stands for itself. */
	isLink: boolean;
}

export interface ProseReading {
	document: MarkdownDocument;
	repository: Repository;
	created: CreatedPaths;
	clones: Clones;
}

/** Resolves links, anchors and paths of a document's running text. */
export function resolveProse(reading: ProseReading): ProseFinding[] {
	const links = resolveLinks(reading);
	const named = [...spansOfBroken(links), ...spansOutside(reading.document)];
	const manifests = resolveManifests(reading.document).map((finding) => ({
		finding,
		doubts: finding.strength === 'exact' ? [] : doubtsOfProse(finding.span.start, reading.document, reading.repository),
		isLink: true,
	}));
	const inline = reading.document.inlineCode
		.filter(({ range }) => !named.some(({ start, end }) => start <= range.start.offset && range.end.offset <= end))
		.flatMap((code) => resolveCode(code, reading));
	const { document, repository } = reading;
	const others = [
		...resolveVariables(document, repository),
		...resolveRequests(document, repository),
		...resolvePorts(document, repository),
	].map((finding) => ({
		finding,
		doubts: doubtsOfProse(finding.span.start, document, repository),
		isLink: false,
	}));
	return [...links, ...inline, ...manifests, ...others];
}

/** What a broken link shows is told with it. */
function spansOfBroken(links: readonly ProseFinding[]): Span[] {
	return links.flatMap(({ finding }) => (finding.status === 'missing' ? [finding.span] : []));
}

/** What a link to another site shows is a name of that site. */
function spansOutside({ links }: MarkdownDocument): Span[] {
	return links
		.filter(({ url }) => /^(?:[a-z][\w+.-]*:)?\/\//i.test(url.trim()))
		.map(({ range }) => ({ start: range.start.offset, end: range.end.offset }));
}

function resolveLinks({ document, repository }: ProseReading): ProseFinding[] {
	const found = document.links.flatMap((link) => resolveLink(link, document, repository) ?? []);
	const all = [...found, ...resolveWikiLinks(document, repository)];
	const doubts = writtenElsewhere(all);
	const told = doubts.length === 0 ? all : onceForEachDirectory(all);
	return told.map((finding) => ({ finding, doubts, isLink: true }));
}

const manyLinks = 100;

/** Hundreds of links into one directory that a generator makes beside its README are one problem. */
function onceForEachDirectory(findings: readonly Finding[]): Finding[] {
	const byDirectory = new Map<string, Missing[]>();
	for (const finding of findings) {
		const directory = /^([^#]+)\/[^/#]*(?:#.*)?$/.exec(finding.name)?.[1];
		if (finding.status !== 'missing' || directory === undefined) continue;
		byDirectory.set(directory, [...(byDirectory.get(directory) ?? []), finding]);
	}
	const many = [...byDirectory].filter(([, group]) => group.length >= manyLinks);
	const firsts = new Map(many.map(([directory, [first, ...others]]) => [first, { directory, count: others.length }]));
	const others = new Set<Finding>(many.flatMap(([, group]) => group.slice(1)));
	return findings.flatMap((finding) => {
		const more = finding.status === 'missing' ? firsts.get(finding) : undefined;
		if (others.has(finding)) return [];
		return finding.status !== 'missing' || more === undefined
			? [finding]
			: [{ ...finding, message: `${finding.message}; so do ${more.count} more into ${more.directory}` }];
	});
}

const someLinks = 5;

/** A text in which nearly no link leads anywhere was taken over from another tree: one cause, not fifty errors. */
function writtenElsewhere(findings: readonly Finding[]): Doubt[] {
	const missing = findings.filter(({ status }) => status === 'missing').length;
	const found = findings.filter(({ status }) => status === 'resolved').length;
	return missing >= someLinks && missing > found * 4
		? [{ level: 'some', reason: 'nearly no link of the document leads anywhere: it was written for another tree' }]
		: [];
}

function resolveCode(code: InlineCode, reading: ProseReading): ProseFinding[] {
	const offset = code.range.start.offset;
	const finding = resolveInlinePath(code, sceneAt(code, reading));
	if (finding === undefined) return [];
	const doubts = finding.status === 'missing' ? doubtsOfProse(offset, reading.document, reading.repository) : [];
	return [{ finding, doubts, isLink: false }];
}

const noCommand: ShellCommand = {
	words: [],
	wrapped: undefined,
	assignments: [],
	redirects: [],
	span: { start: 0, end: 0 },
	cwd: '.',
	location: { type: 'local' },
	wrappers: [],
	defined: false,
	mayBeDefined: false,
	pipeline: { id: 0, index: 0, length: 1 },
	input: 'inherited',
	background: false,
};

/** Inline code has no command around it: it may be written from the root, the document or a stated directory. */
function sceneAt(code: InlineCode, { document, repository, created, clones }: ProseReading): Scene {
	const place = { kind: 'inline' as const, start: code.range.start.offset, source: code.text, meta: '' };
	const bases = startDirectories(place, [], document, repository);
	return {
		command: noCommand,
		bases,
		starts: bases,
		followed: false,
		inline: true,
		repository,
		created,
		clones,
		document,
	};
}
