import type { Point, Range } from '../../plugins/remark-runbook/language.ts';

/** A heading; `section` texts of what follows are chains of these. */
export interface Heading {
	type: 'heading';
	depth: number;
	text: string;
	range: Range;
}

/** Prose as written, backticks and links included: a paragraph, a table row. */
interface Prose {
	type: 'prose';
	text: string;
	range: Range;
}

/** What a fence holds for the check: commands, a console transcript with prompts and output, or something else. */
export type FenceContent = 'commands' | 'console' | 'other';

export interface Fence {
	type: 'fence';
	/** Lower case; empty where none is given. */
	language: string;
	meta: string;
	/** The text without fence marks, indentation and quote marks. */
	content: string;
	/** Source offset of each line of `content`. */
	lineOffsets: number[];
	range: Range;
	holds: FenceContent;
	/** The language was given; else `holds` is a guess from the content. */
	labelled: boolean;
}

export type Block = Heading | Prose | Fence;

/** Code in running text: `text` is the content, `range` the whole span with its backticks. */
export interface InlineCode {
	text: string;
	range: Range;
}

export interface Link {
	kind: 'link' | 'image' | 'definition' | 'html' | 'wiki';
	url: string;
	range: Range;
}

/** One Markdown or MDX file as `check` reads it: blocks in document order, positions in the source. */
export interface MarkdownDocument {
	/** As given, with forward slashes. */
	path: string;
	source: string;
	title: string;
	/** Data between `---` lines, unparsed; empty where there is none. */
	frontmatter: string;
	blocks: Block[];
	inlineCode: InlineCode[];
	links: Link[];
	/** Ids that the text itself sets: `{#id}`, `<a name>`, `id="…"`. */
	explicitAnchors: string[];
	/** Imports or includes of other documents bring text that is not here. */
	includesOthers: boolean;
	pointAt: (offset: number) => Point;
}

/** The source offset of an offset into a fence's content. */
export function sourceOffset(fence: Fence, contentOffset: number): number {
	const before = fence.content.slice(0, contentOffset);
	const line = before.split('\n').length - 1;
	const column = contentOffset - (before.lastIndexOf('\n') + 1);
	return (fence.lineOffsets[line] ?? fence.range.start.offset) + column;
}
