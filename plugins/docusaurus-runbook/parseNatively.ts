import remarkComment from '@slorber/remark-comment';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Data, Processor } from 'unified';
import { loadNativeParser } from '../remark-runbook/native/parseFast.ts';
import type { NativeParser } from '../remark-runbook/native/parseFast.ts';
import { mayHaveSteps } from './documents.ts';
import { sharedMap } from './sharedMap.ts';

/** Shared, as a processor is set up and used without waiting: whoever has time to wait loads the parser. */
const loaded = sharedMap<NativeParser>('native-parser');
const name = 'page';

/** Loads the parser for the pages that are made from now on. */
export async function prepareNativeParser(): Promise<void> {
	const parser = loaded.get(name) ?? (await loadNativeParser({ headingIds: false }));
	if (parser) loaded.set(name, parser);
}

/** Has a page's processor parse runbooks natively where that gives the tree that its own parser would give. */
export function parseNatively(processor: Processor): void {
	const own = processor.parser;
	if (!own) return;
	let isUsual: boolean | undefined;
	processor.parser = (source, file) => {
		// Other plugins may still add syntax while the processor is set up.
		isUsual ??= hasUsualSyntax(processor);
		return (isUsual && mayHaveSteps.test(source) ? parsed(source) : undefined) ?? own(source, file);
	};
}

/** Text that the two parsers take for a link, one of them in the midst of a word. */
const oddLink = /[^\s(/]www\./u;

function parsed(source: string): Root | undefined {
	return oddLink.test(source) ? undefined : loaded.get(name)?.(source);
}

const required = new Set(
	syntaxesOf(
		unified()
			.use(remarkParse)
			.use(remarkFrontmatter)
			.use(remarkMdx)
			.use(remarkDirective)
			.use(remarkGfm)
			.freeze()
			.data(),
	),
);
const optional = new Set(syntaxesOf(unified().use(remarkComment).freeze().data()));

/** Whether a processor reads MDX as Docusaurus has it, with nothing that a site adds, such as formulas. */
function hasUsualSyntax(processor: Processor): boolean {
	const found = syntaxesOf(processor.data()).filter((syntax) => !optional.has(syntax));
	const { micromarkExtensions = [], fromMarkdownExtensions = [] } = processor.data();
	const isWhole = found.length === required.size && found.every((syntax) => required.has(syntax));
	return (
		isWhole && new Set(found).size === found.length && micromarkExtensions.length === fromMarkdownExtensions.length
	);
}

/** What each syntax extension of a processor begins at: characters, by where they may stand. */
function syntaxesOf({ micromarkExtensions = [] }: Data): string[] {
	return micromarkExtensions.map((extension) =>
		JSON.stringify(
			Object.entries(extension)
				.map(([where, constructs]) => [where, Object.keys(constructs)])
				.toSorted(),
		),
	);
}
