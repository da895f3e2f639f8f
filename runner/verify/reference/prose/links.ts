import type { Link, MarkdownDocument } from '../../../markdown/document.ts';
import { anchorsOf } from '../../../markdown/anchors.ts';
import { readMarkdown } from '../../../markdown/readMarkdown.ts';
import { isTemplateText } from '../document/absence.ts';
import { isChangelog } from '../document/doubts.ts';
import { resolved, unknown, witness } from '../finding.ts';
import type { Finding, Missing } from '../finding.ts';
import type { Repository } from '../repository/repository.ts';
import { isReallyIgnored } from '../repository/reallyIgnored.ts';
import { nearestName, suggestPath } from '../repository/suggest.ts';
import { joinPath, leavesWorkspace, normalise } from '../repository/tree.ts';

const external = /^(?:~\/|[a-z][\w+.-]*:|\/\/|<|\{|@site|pathname:)|[{}<>$]|%7B/i;
const templated =
	/\{\{|\{%|%\w+%|::|`|@crate\b|^(?:crate|self|super)(?:#|$)|\$\{|\$\(|\bref\b\s|^[A-Z_]+$|^[A-Z][A-Z0-9]*_[A-Z0-9_]+\//;

/** Checks one relative link or anchor of a document. */
export function resolveLink(link: Link, document: MarkdownDocument, repository: Repository): Finding | undefined {
	const url = link.url.trim();
	if (url === '' || url === '#' || external.test(url) || templated.test(url) || link.kind === 'wiki') return undefined;
	const [target = '', anchor] = decode(url).split(/#(.*)/s);
	const file = target.replace(/\?.*$/, '');
	if (file === '') return anchor === undefined ? undefined : resolveAnchor(link, anchor, document, document.path);
	const finding = resolveTarget(link, file, document, repository);
	if (finding.status !== 'resolved' || anchor === undefined || anchor === '') return finding;
	const other = targetDocument(file, document, repository);
	return other === undefined || isTemplate(document) || isChangelog(document)
		? finding
		: resolveAnchor(link, anchor, other, file);
}

function decode(url: string): string {
	try {
		return decodeURIComponent(url);
	} catch {
		return url;
	}
}

function directoryOf(file: string): string {
	return normalise(file.slice(0, Math.max(0, file.lastIndexOf('/'))));
}

/** Places that a link may mean: beside the document, from the root, in a site's static files. */
function placesOf(file: string, document: MarkdownDocument): string[] {
	if (!file.startsWith('/')) return relativePlaces(file, document);
	return ['', 'static', 'public', 'docs', 'content', 'website/static', 'docs/public', 'docs/static', 'src'].map(
		(root) => joinPath(root, file.slice(1)),
	);
}

/** GitHub shows its templates away from their directory: what they link to is looked for from the root as well. */
function relativePlaces(file: string, document: MarkdownDocument): string[] {
	const beside = joinPath(directoryOf(document.path), file);
	return /^\.git(?:hub|lab)\//.test(document.path) ? [beside, normalise(file)] : [beside];
}

/** On a site `page.md` is served as `page/`: addresses count from there, in the pages' tree or in that of static files. */
function pagePlaces(file: string, document: MarkdownDocument): string[] {
	if (file.startsWith('/') || /\.mdx?$/i.test(file)) return [];
	const page = document.path.replace(/(?:\/_?(?:index|readme))?\.\w+$/i, '');
	const [root = ''] = page.split('/');
	const places = [joinPath(directoryOf(document.path), file), joinPath(page, file)];
	const inTree = places.map((place) => place.replace(/^(?:\.\.\/)+/, `${root}/`).slice(root.length + 1));
	return [
		...places,
		...[root, 'public', 'static', `${root}/public`, `${root}/static`].flatMap((base) =>
			inTree.map((place) => joinPath(base, place)),
		),
	];
}

/** Where something else than a generator serves `page.md` as `page/`, its siblings are `../other/`. */
function siblingPage(file: string, { path }: MarkdownDocument): string[] {
	const other = /^\.\.\/([\w-]+)\/?$/.exec(file)?.[1];
	return other === undefined || /(?:^|\/)(?:index|readme)\.\w+$/i.test(path)
		? []
		: [`${joinPath(path.replace(/[^/]+$/, ''), other)}.md`];
}

const served = new WeakMap<Repository, Map<string, boolean>>();
const pageLink = /\]\(\.\.\/([\w-]+)\/?[)#]/g;

/** Whether documents of the same directory link to each other as pages: then other links are addresses, too. */
function isServed({ path }: MarkdownDocument, repository: Repository): boolean {
	const store = served.get(repository) ?? new Map<string, boolean>();
	served.set(repository, store);
	const directory = directoryOf(path);
	const names = repository.listing().children.get(directory) ?? new Set<string>();
	const documents = [...names].filter((name) => name.endsWith('.md')).slice(0, 50);
	const leadsToPage = (name: string): boolean =>
		[...(repository.tree.read(joinPath(directory, name)) ?? '').matchAll(pageLink)].some(([, other]) =>
			names.has(`${other}.md`),
		);
	const known = store.get(directory) ?? documents.some(leadsToPage);
	store.set(directory, known);
	return known;
}

/** With the extension or index file that sites leave out. */
function spellings(place: string): string[] {
	return [
		place,
		...['.md', '.mdx', '/index.md', '/index.mdx', '/README.md', '/_index.md'].map((end) => `${place}${end}`),
		place.replace(/\.html?$/, '.md'),
		place.replace(/\.html?$/, '.mdx'),
	];
}

function hit(file: string, document: MarkdownDocument, repository: Repository): string | undefined {
	const pages = isSite(repository) ? pagePlaces(file, document) : siblingPage(file, document);
	const places = [...placesOf(file, document), ...pages].filter((place) => !leavesWorkspace(place));
	return places
		.flatMap((place) => spellings(place))
		.find((place) => place === '' || repository.tree.kind(place) !== undefined);
}

function targetDocument(
	file: string,
	document: MarkdownDocument,
	repository: Repository,
): MarkdownDocument | undefined {
	const place = hit(file, document, repository);
	const text = place !== undefined && /\.mdx?$/i.test(place) ? repository.tree.read(place) : undefined;
	return place === undefined || text === undefined ? undefined : readOnce(place, text, repository);
}

const targets = new WeakMap<Repository, Map<string, MarkdownDocument>>();

function readOnce(place: string, text: string, repository: Repository): MarkdownDocument {
	const store = targets.get(repository) ?? new Map<string, MarkdownDocument>();
	targets.set(repository, store);
	const document = store.get(place) ?? readMarkdown(place, text);
	store.set(place, document);
	return document;
}

function resolveTarget(link: Link, file: string, document: MarkdownDocument, repository: Repository): Finding {
	const ruleId = link.kind === 'image' ? 'reference/image' : 'reference/link';
	const found = hit(file, document, repository);
	if (found !== undefined)
		return resolved(
			ruleId,
			link.url,
			`${repository.tree.kind(found) ?? 'directory'} ${found === '' ? '.' : found}`,
			!/\.mdx?$/.test(file),
		);
	const [place = ''] = placesOf(file, document);
	const reason = excuseFor(link, file, place, document, repository);
	return reason === undefined ? missingTarget(link, place, ruleId, repository) : unknown(ruleId, link.url, reason);
}

/** Names that the reader is to put in place of another. */
const example = /(?:^|[/_.-])(?:my|your|foo|bar|xxx+|nnn+|path|to)(?:[/_.-]|$)/i;

/** A document to be copied and filled in: `_template-service.md`, `ADR-0000-template/README.md`. */
function isTemplate({ path }: MarkdownDocument): boolean {
	return path
		.split('/')
		.slice(-2)
		.some((segment) => /(?:^|[_.-])template(?:[_.-]|$)/i.test(segment));
}

/** Why a target that is not there may be no drift. */
function excuseFor(
	link: Link,
	file: string,
	place: string,
	document: MarkdownDocument,
	repository: Repository,
): string | undefined {
	if (file.startsWith('/')) return 'a path from the site’s root';
	if (leavesWorkspace(place)) return 'it leads out of the workspace';
	if (isChangelog(document)) return 'the document tells of earlier versions';
	if (isTemplate(document)) return 'the document is a template to fill in';
	if (isReallyIgnored(place, repository)) return 'git ignores it: a build makes it';
	const pages = siblingPage(file, document);
	if ([place, ...pages].some((one) => repository.history.deletion(one) !== undefined)) return undefined;
	if (isTemplateText(document)) return 'the document is a template to fill in';
	if (/\.html?$/i.test(file) && !tracksPages(place, repository)) return 'a page that a generator makes';
	const site = isSite(repository) || isServed(document, repository);
	if (site && !/\.[A-Za-z0-9]{1,8}$/.test(file)) return 'a page address of the site';
	return example.test(file) ? 'it reads like an example' : undefined;
}

/** Whether pages written by hand lie where one is missing. */
function tracksPages(place: string, repository: Repository): boolean {
	const directory = place.slice(0, Math.max(0, place.lastIndexOf('/')));
	return [...(repository.listing().children.get(directory) ?? [])].some((name) => /\.html?$/i.test(name));
}

const siteFiles =
	/^(?:docusaurus\.config\.\w+|mkdocs\.ya?ml|hugo\.(?:toml|ya?ml|json)|config\.toml|_config\.ya?ml|book\.toml|conf\.py|antora\.ya?ml|astro\.config\.\w+|gatsby-config\.\w+|next\.config\.\w+|nuxt\.config\.\w+|mint\.json|docs\.json|archetypes|_sidebar\.md|SUMMARY\.md|_category_\.json|sidebars\.\w+|\.vitepress|fern\.config\.json|eleventy\.config\.\w+|\.eleventy\.js|\.gitbook\.yaml)$/;
const sites = new WeakMap<Repository, boolean>();

/** Whether a generator makes pages of the documents: links may then name pages instead of files. */
function isSite(repository: Repository): boolean {
	const { byName, directoriesByName } = repository.listing();
	const known =
		sites.get(repository) ?? [...byName.keys(), ...directoriesByName.keys()].some((name) => siteFiles.test(name));
	sites.set(repository, known);
	return known;
}

function missingTarget(link: Link, place: string, ruleId: Finding['ruleId'], repository: Repository): Missing {
	const suggestion = suggestPath(place, repository.listing());
	const commit = repository.history.deletion(place);
	const past = commit === undefined ? '' : `${place} was deleted in ${commit.hash} (${commit.date}). `;
	const hint = `${past}${suggestion === undefined ? '' : `Did you mean ${suggestion.path}?`}`.trim();
	return {
		status: 'missing',
		ruleId,
		name: link.url,
		span: { start: link.range.start.offset, end: link.range.end.offset },
		message: `the link leads to ${link.url}, but ${place} does not exist`,
		...(hint === '' ? {} : { hint }),
		strength: 'exact',
		evidence: [
			witness(`not in the tree: ${place}`),
			...(commit === undefined ? [] : [witness(`deleted in ${commit.hash} (${commit.date})`, 'git')]),
		],
	};
}

/** Anchors that no heading makes: line numbers, tops, routes, text fragments, footnotes. */
const otherAnchor =
	/^(?:L\d+.*|top|:~:.*|\/.*|user-content-.*|fn.*|!.*|diff-.*|issuecomment.*|\d+|tab.*|page=.*|t=.*)$/i;

function resolveAnchor(link: Link, anchor: string, target: MarkdownDocument, name: string): Finding {
	const ruleId = 'reference/anchor';
	if (otherAnchor.test(anchor) || target.includesOthers)
		return unknown(ruleId, link.url, 'its place may be made elsewhere');
	const anchors = anchorsOf(target);
	if (anchors.has(anchor.toLowerCase())) return resolved(ruleId, link.url, `heading of ${name}`, false);
	const near = nearestName(anchor, anchors);
	return {
		status: 'missing',
		ruleId,
		name: link.url,
		span: { start: link.range.start.offset, end: link.range.end.offset },
		message: `${name} has no heading for #${anchor}`,
		...(near === undefined ? {} : { hint: `Did you mean #${near}?` }),
		strength: 'weak',
		evidence: [witness(`${anchors.size} anchors of ${name}`)],
	};
}
