import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseMdx } from '../../../plugins/remark-runbook/index.ts';

function typesIn(node: Nodes): string[] {
	return [node.type, ...('children' in node ? node.children.flatMap(typesIn) : [])];
}

describe('parseMdx', () => {
	it('reads what Docusaurus reads: directives, frontmatter, tables, tasks, comments and heading ids', () => {
		const source =
			'---\na: 1\n---\n\n# Title {#id}\n\n<!-- a <b {c -->\n\n| a |\n| - |\n| b |\n\n- [ ] task\n\n:::note[Label]{a=b}\nText :input[x].\n:::\n';
		const { tree, problems } = parseMdx(source, 'a.mdx');
		expect(problems).toEqual([]);
		expect(tree && typesIn(tree)).toEqual(
			expect.arrayContaining(['yaml', 'heading', 'table', 'listItem', 'containerDirective', 'textDirective']),
		);
	});

	it('takes a heading id for text, not for an expression', () => {
		const { tree } = parseMdx('## Title {#an-id_2}\n', 'a.mdx');
		expect(tree?.children[0]).toMatchObject({ children: [{ type: 'text', value: 'Title {#an-id_2}' }] });
	});

	it('reads on behind a fault, with the places of the source', () => {
		const { tree, problems } = parseMdx('a <b\n\n{c d}\n\n`e` <f>\n\n# Last\n', 'a.mdx');
		expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual(['1:3', '3:1', '5:5']);
		expect(tree?.children.at(-1)).toMatchObject({ type: 'heading', position: { start: { line: 7, column: 1 } } });
	});

	it('reports a tag once, not its closing half as well', () => {
		const { problems } = parseMdx('- <Tabs>\n\n  text\n\n</Tabs>\n', 'a.mdx');
		expect(problems.map(({ message }) => message)).toEqual(['`<Tabs>` opens a tag that is never closed.']);
	});

	it('gives up on a document of faults, and says so by giving no tree', () => {
		const { tree, problems } = parseMdx('a <b\n\n'.repeat(100), 'a.mdx');
		expect(tree).toBeUndefined();
		expect(problems).toHaveLength(20);
	});

	it('leaves code as it is when faults are blanked out around it', () => {
		const { tree } = parseMdx('a <b\n\n```js\nif (a <b) { c d }\n```\n', 'a.mdx');
		expect(tree?.children.at(-1)).toMatchObject({ type: 'code', value: 'if (a <b) { c d }' });
	});
});
