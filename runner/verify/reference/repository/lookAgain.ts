import { digestOf } from '../../looks/looks.ts';
import type { Sights } from '../../looks/looks.ts';
import { readGit } from './git.ts';
import { openTree } from './tree.ts';
import type { Tree } from './tree.ts';

/** The keys of all that is not seen any more as it was. */
export function lookAgain(root: string, sights: Sights): string[] {
	const tree = openTree(root);
	return Object.entries(sights).flatMap(([key, digest]) => (digestOf(look(tree, key)) === digest ? [] : [key]));
}

function look(tree: Tree, key: string): unknown {
	const space = key.indexOf(' ');
	const target = key.slice(space + 1);
	switch (key.slice(0, space)) {
		case 'entry':
			return tree.kind(target);
		case 'text':
			return tree.read(target);
		case 'names':
			return tree.list(target);
		case 'git':
			return readGit(tree.root, JSON.parse(target) as string[]);
		default:
			throw new Error(`no look is named ${key}`);
	}
}
