import { distance } from 'fastest-levenshtein';
import type { Listing } from './listing.ts';

/** The nearest of some names, where it is near enough to be what was meant: a slip of letters, one part of a longer name. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
	let best: { name: string; score: number } | undefined;
	for (const candidate of names) {
		const score = distance(name.toLowerCase(), candidate.toLowerCase());
		if (score <= allowedDistance(name) && (best === undefined || score < best.score)) best = { name: candidate, score };
	}
	return best?.name;
}

function allowedDistance(name: string): number {
	return name.length <= 4 ? 1 : name.length <= 8 ? 2 : 3;
}

/** Names that nearly every directory may hold: the same one elsewhere says nothing. */
const commonNames =
	/^(?:readme|index|main|package|setup|config|conftest|makefile|dockerfile|license|mod|__init__|__main__|values|chart|tsconfig|docker-compose|compose|kustomization|requirements|test|tests|app|run|utils?|types?|constants|deployment|service|ingress|namespace|server|client|install|build|start|deploy|cli|page|layout|route)(?:\.|$)/i;

export interface PathSuggestion {
	path: string;
	/** How it was found: a slip in the name, another extension, or the same name in another directory. */
	by: 'spelling' | 'extension' | 'moved';
}

/** Whether other repositories hold files of this name as well. */
export function isCommonName(name: string): boolean {
	return commonNames.test(name);
}

/** The file or directory of the repository that a missing path most likely means. */
export function suggestPath(file: string, listing: Listing): PathSuggestion | undefined {
	const slash = file.lastIndexOf('/');
	const directory = file.slice(0, Math.max(0, slash));
	const name = file.slice(slash + 1);
	const siblings = [...(listing.children.get(directory) ?? [])];
	const stem = stemOf(name);
	const sameStem = siblings.find((sibling) => stemOf(sibling) === stem && sibling !== name && sameKind(sibling, name));
	if (sameStem !== undefined) return { path: joined(directory, sameStem), by: 'extension' };
	const alike = siblings
		.filter((sibling) => extensionOf(sibling) === extensionOf(name))
		.map((sibling) => stemOf(sibling));
	const near = stem.length > 4 ? nearestName(stem, alike) : undefined;
	const sibling = siblings.find((one) => stemOf(one) === near && extensionOf(one) === extensionOf(name));
	if (sibling !== undefined) return { path: joined(directory, sibling), by: 'spelling' };
	return movedTo(file, name, listing);
}

function movedTo(file: string, name: string, listing: Listing): PathSuggestion | undefined {
	const others = (listing.byName.get(name) ?? []).filter((other) => other !== file);
	if (
		others.length === 0 ||
		others.length > 3 ||
		(commonNames.test(name) && !others.some((other) => sharesParent(other, file)))
	)
		return undefined;
	const nearest = others.toSorted(
		(a, b) => sharedSegments(b, file) - sharedSegments(a, file) || a.length - b.length,
	)[0];
	return nearest === undefined ? undefined : { path: nearest, by: 'moved' };
}

function sharesParent(a: string, b: string): boolean {
	return a.split('/').at(-2) === b.split('/').at(-2) && a.includes('/');
}

function sharedSegments(a: string, b: string): number {
	const other = new Set(b.split('/'));
	return a.split('/').filter((segment) => other.has(segment)).length;
}

/** A name with an extension is a file, and is not meant by one without. */
function sameKind(sibling: string, name: string): boolean {
	return extensionOf(name) === '' || extensionOf(sibling) !== '';
}

function joined(directory: string, name: string): string {
	return directory === '' ? name : `${directory}/${name}`;
}

function stemOf(name: string): string {
	return name.replace(/(?<=.)\.[\w.]+$/, '').toLowerCase();
}

function extensionOf(name: string): string {
	return /(?<=.)\.\w+$/.exec(name)?.[0] ?? '';
}
