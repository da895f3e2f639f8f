import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { neutralise } from './neutralise.ts';

/** A line of 20,000 characters is a minified or embedded file; inline parsing of it may take minutes. */
const longLine = /[^\n]{20000,}/g;
const kinds = ['yaml', 'toml'] as const;
/** Generators that indent the content of tabs and notes, so that four columns are no code. */
const indentsContent = /^[\t ]*(?:!!! |\?\?\?\+? |=== ["']|<\/?[A-Z][\w.]*[\s/>])/m;

/** The tree of any Markdown or MDX text, with source offsets; never throws on content. */
export function parseMarkdown(source: string, mdx: boolean): Root {
	const text = neutralise(source.replaceAll('\0', ' '), mdx).replaceAll(longLine, (line) => ' '.repeat(line.length));
	const disabled = mdx || indentsContent.test(source) ? [{ disable: { null: ['codeIndented'] } }] : [];
	try {
		return fromMarkdown(text, {
			extensions: [gfm(), frontmatter([...kinds]), ...disabled],
			mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown([...kinds])],
		});
	} catch {
		return { type: 'root', children: [] };
	}
}
