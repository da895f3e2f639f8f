import { forAllDocuments } from '../../looks/looks.ts';
import { readHistory } from './history.ts';
import type { History } from './history.ts';
import { readIgnoreRules } from './ignored.ts';
import type { IgnoreRules } from './ignored.ts';
import { searchSources } from './mentions.ts';
import { readNames } from './identity.ts';
import { listFiles } from './listing.ts';
import type { Listing } from './listing.ts';
import { openTree } from './tree.ts';
import type { Tree } from './tree.ts';

/** Everything that is asked of one workspace; each part is read when first needed. */
export interface Repository {
	readonly tree: Tree;
	readonly ignored: IgnoreRules;
	readonly history: History;
	listing(): Listing;
	/** Lower-case names by which documents call this repository. */
	names(): ReadonlySet<string>;
	/** Whether a text stands in a tracked file that is no document, of all or of some patterns. */
	readonly isInSources: (text: string | string[], ...patterns: string[]) => boolean;
}

export function openRepository(workspace: string): Repository {
	const tree = openTree(workspace);
	let listing: Listing | undefined;
	let names: ReadonlySet<string> | undefined;
	return {
		tree,
		ignored: readIgnoreRules(tree),
		history: readHistory(tree.root),
		listing: () => (listing ??= forAllDocuments(() => listFiles(tree))),
		isInSources: searchSources(tree.root),
		names: () => (names ??= forAllDocuments(() => readNames(tree))),
	};
}
