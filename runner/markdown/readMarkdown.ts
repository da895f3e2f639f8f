import type { Point } from '../../plugins/remark-runbook/language.ts';
import { collectBlocks } from './collectBlocks.ts';
import type { Block, Fence, MarkdownDocument } from './document.ts';
import { blankCode, explicitAnchors, htmlLinks } from './htmlReferences.ts';
import { parseMarkdown } from './parseMarkdown.ts';

const includes =
	/^\s*(?:import\s+\w+\s+from\s+['"][^'"]+\.mdx?['"]|\{\{[<%]\s*(?:include|readfile|partial|snippet)|\{%\s*(?:include|snippet)|--8<--|!\[\[|@include)/m;

const frontmatterBlock = /^\uFEFF?(---|\+\+\+)[\t ]*\r?\n([\s\S]{0,100000}?)\r?\n\1[\t ]*(?:\r?\n|$)/;

/** Reads any Markdown or MDX text for `check`; content never makes it throw. */
export function readMarkdown(path: string, source: string): MarkdownDocument {
	const tree = parseMarkdown(source, path.toLowerCase().endsWith('.mdx'));
	const { blocks, inlineCode, links } = collectBlocks(tree, source);
	const pointAt = pointFinder(source);
	const frontmatter = frontmatterBlock.exec(source)?.[2] ?? '';
	const prose = blankCode(source, blocks.filter(isFence), inlineCode);
	return {
		path,
		source,
		title: titleOf(frontmatter, blocks),
		frontmatter,
		blocks,
		inlineCode,
		links: [...links, ...htmlLinks(prose, pointAt)],
		explicitAnchors: explicitAnchors(prose),
		includesOthers: includes.test(prose),
		pointAt,
	};
}

function isFence(block: Block): block is Fence {
	return block.type === 'fence';
}

function titleOf(frontmatter: string, blocks: Block[]): string {
	const named = /^title\s*[:=]\s*(.+)$/m
		.exec(frontmatter)?.[1]
		?.trim()
		.replaceAll(/^["']|["']$/g, '');
	const heading = blocks.find((block) => block.type === 'heading');
	return named ?? (heading?.type === 'heading' ? heading.text : '');
}

/** Finds line and column of an offset by bisection over the line starts. */
function pointFinder(source: string): (offset: number) => Point {
	const starts = [0, ...[...source.matchAll(/\n/g)].map((match) => match.index + 1)];
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
	};
}
