import GithubSlugger, { slug } from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/**
 * Moves headings out of the way whose slug is a step's id: a step's anchor is what its author wrote.
 * Headings with an id of their own (`{#id}`, a comment) end in `}` or an expression and are left alone.
 */
export function reserveIds(tree: Root, stepIds: ReadonlySet<string>): void {
	const slugger = new GithubSlugger();
	for (const id of stepIds) slugger.slug(id, true);
	visit(tree, 'heading', (heading) => {
		if (!hasOwnId(heading) && stepIds.has(slug(toString(heading)))) {
			heading.data = { ...heading.data, hProperties: { id: slugger.slug(`${toString(heading)} section`) } };
		}
	});
}

function hasOwnId(heading: Heading): boolean {
	const last = heading.children.at(-1);
	return last?.type === 'html' || last?.type === 'mdxTextExpression' || toString(heading).endsWith('}');
}
