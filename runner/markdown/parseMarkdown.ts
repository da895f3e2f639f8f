import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { nativeTree } from './nativeTree.ts';
import { neutralise } from './neutralise.ts';

/** A longer line is a minified or embedded file; inline parsing of it may take minutes. */
const longestLine = 10_000;
/** Lists in lists and quotes in quotes as no document has them: parsing takes time by the square of their depth. */
const nested = /^(?:[\t ]*(?:[-*+>]|\d{1,9}[.)])){60,}/;
const kinds = ['yaml', 'toml'] as const;
/** Generators that indent the content of tabs and notes, so that four columns are no code. */
const indentsContent = /^[\t ]*(?:!!! |\?\?\?\+? |=== ["']|<\/?[A-Z][\w.]*[\s/>])/m;

/** The tree of any Markdown or MDX text, with source offsets; never throws on content. */
export function parseMarkdown(source: string, mdx: boolean): Root {
	const text = blankHostileLines(neutralise(source.replaceAll('\0', ' '), mdx));
	const indents = indentsContent.test(source);
	// Indented code is no code in MDX and in what such generators read; only in MDX the native parser knows.
	return (mdx || !indents ? nativeTree(text, mdx) : undefined) ?? remarkTree(text, mdx || indents);
}

/** The same by the parser that remark uses. */
export function remarkTree(text: string, withoutIndentedCode: boolean): Root {
	const disabled = withoutIndentedCode ? [{ disable: { null: ['codeIndented'] } }] : [];
	try {
		return fromMarkdown(text, {
			extensions: [gfm(), frontmatter([...kinds]), ...disabled],
			mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown([...kinds])],
		});
	} catch {
		return { type: 'root', children: [] };
	}
}

function isTooMuch(line: string): boolean {
	return line.length > longestLine || nested.test(line);
}

function blankHostileLines(text: string): string {
	const lines = text.split('\n');
	if (!lines.some(isTooMuch)) return text;
	return lines.map((line) => (isTooMuch(line) ? ' '.repeat(line.length) : line)).join('\n');
}
