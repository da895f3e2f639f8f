import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../../runner/markdown/anchors.ts';
import { sourceOffset } from '../../../runner/markdown/document.ts';
import type { Fence, MarkdownDocument } from '../../../runner/markdown/document.ts';
import { readMarkdown } from '../../../runner/markdown/readMarkdown.ts';

function fencesOf(document: MarkdownDocument): Fence[] {
	return document.blocks.filter((block): block is Fence => block.type === 'fence');
}

function held(source: string, path = 'a.md'): string[] {
	return fencesOf(readMarkdown(path, source)).map(({ holds, labelled }) => `${holds}${labelled ? '' : '?'}`);
}

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;

describe('which fences are commands', () => {
	it.each([
		['bash', 'ls', 'commands'],
		['console', '$ ls\na b', 'console'],
		['sh', '$ ls\na b', 'console'],
		['yaml', 'a: b', 'other'],
		['', 'npm ci && npm test\n# a comment\n./scripts/run.sh --now', 'commands?'],
		['', '$ make build\nok', 'console?'],
		['', 'make sure that the server is up', 'other?'],
		['', 'npm ERR! missing script\nsomething else', 'other?'],
		['', 'a table\nof words', 'other?'],
		['text', 'npm ci', 'other?'],
	])('%s with %j holds %s', (language, text, expected) => {
		expect(held(fence(language, text))).toEqual([expected]);
	});
});

describe('Markdown and MDX from the wild', () => {
	it('finds fences inside components, tabs, shortcodes, lists and quotes', () => {
		const source = [
			'import Tabs from "@theme/Tabs"',
			'',
			'<Tabs groupId="os">',
			'  <TabItem value="a"',
			'    label="A">',
			'        ```bash',
			'        one --flag',
			'        ```',
			'  </TabItem>',
			'</Tabs>',
			'{{< tabs >}}',
			'{% tab title="x" %}',
			fence('bash', 'two'),
			'- item',
			'',
			'  1. inner',
			'',
			'     ```sh',
			'     three \\',
			'       --more',
			'     ```',
			'',
			'> ```bash',
			'> four',
			'> ```',
			'',
			'{/* out of use',
			fence('bash', 'hidden'),
			'*/}',
			':::note',
			fence('bash', 'five'),
			':::',
		].join('\n');
		const fences = fencesOf(readMarkdown('a.mdx', source));
		expect(fences.map(({ content }) => content)).toEqual(['one --flag', 'two', 'three \\\n  --more', 'four', 'five']);
		for (const { content, lineOffsets } of fences) {
			const lines = content
				.split('\n')
				.map((line, index) => source.slice(lineOffsets[index], (lineOffsets[index] ?? 0) + line.length));
			expect(lines.join('\n')).toBe(content);
		}
	});

	it('maps an offset in a fence to the source', () => {
		const document = readMarkdown('a.md', '- x\r\n\r\n  ```bash\r\n  one\r\n  two three\r\n  ```\r\n');
		const [only] = fencesOf(document);
		const offset = only === undefined ? 0 : sourceOffset(only, only.content.indexOf('three'));
		expect(document.pointAt(offset)).toEqual({ line: 5, column: 7, offset });
	});

	it('reads links of every kind, and none in code or comments', () => {
		const source =
			'[a](b.md#c) ![i](p.png) <a href="d.md">x</a> [[Wiki page|shown]] `[n](o.md)` <!-- [n](o.md) -->\n\n[r]: e.md\n\n```\n[n](o.md)\n```\n';
		const found = readMarkdown('a.md', source).links.map(({ kind, url }) => `${kind} ${url}`);
		expect(found).toEqual(['link b.md#c', 'image p.png', 'definition e.md', 'html d.md', 'wiki Wiki page']);
	});

	it('makes the anchors of GitHub, GitLab, VitePress and the text itself', () => {
		const document = readMarkdown(
			'a.md',
			'# Set-up & run: `x.y` 🚀\n\n## Twice\n\n## Twice\n\n## Named {#own}\n\n<a name="old"></a>\n',
		);
		const anchors = anchorsOf(document);
		const expected = ['set-up--run-xy-', 'set-up-run-xy', 'set-up-run-x-y', 'twice', 'twice-1', 'own', 'named', 'old'];
		expect(expected.filter((anchor) => !anchors.has(anchor))).toEqual([]);
	});

	it('takes the title from the frontmatter, else from the first heading', () => {
		expect(readMarkdown('a.md', '---\ntitle: "One"\n---\n# Two\n').title).toBe('One');
		expect(readMarkdown('a.md', '# Two\n').title).toBe('Two');
	});

	it('throws at no text, and keeps every position inside of it', () => {
		const piece = fc.constantFrom(
			'```',
			'~~~',
			'<A ',
			'>',
			'<',
			'{',
			'}',
			'{/*',
			'*/}',
			'[[',
			']]',
			'](',
			'|',
			'\n',
			'\n\n',
			'    ',
			'- ',
			'> ',
			'# ',
			'---\n',
			':::',
			'\0',
			'\r\n',
			'\uFEFF',
			'😀',
			'import x from "',
			'$ ls',
			'`',
			'{#',
			'<!--',
		);
		const text = fc
			.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 40 })
			.map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(text, fc.boolean(), (source, mdx) => {
				const { blocks, inlineCode, links } = readMarkdown(mdx ? 'a.mdx' : 'a.md', source);
				const ranges = [...blocks, ...inlineCode, ...links].map(({ range }) => range);
				return ranges.every(({ start, end }) => start.offset <= end.offset && end.offset <= source.length);
			}),
			{ numRuns: 500 },
		);
	});

	it('reads deep nesting and endless lines', () => {
		const sources = [
			'>'.repeat(15_000),
			`${'- '.repeat(3000)}x`,
			`${'['.repeat(15_000)}`,
			'x'.repeat(200_000),
			'<A>\n'.repeat(5000),
			`${'`'.repeat(5000)} `,
		];
		for (const source of sources) expect(readMarkdown('a.mdx', source).source).toBe(source);
	});
});
