import type { MarkdownDocument } from '../../../markdown/document.ts';

/** Names that documents make up to explain how a tool is called. */
const madeUp =
	/^(?:(?:some|my|your)[-_]?\w+|(?:foo|bar|baz|qux)\w*|[a-z]|x{2,}|target\d*|recipe\d*|task\d*|script\d*|name|command|something|whatever|\.\.\.)$/i;

/** Whether the name of a target, recipe or task is one that documents make up. */
export function isMadeUp(name: string): boolean {
	return madeUp.test(name);
}

/** The document shows a rule, a recipe, an alias or a task of this name: `name arg:`, `alias name := other`, `  name:`. */
export function isShown(name: string, { source }: MarkdownDocument): boolean {
	const escaped = name.replaceAll(/[^\w-]/g, '.');
	return new RegExp(
		String.raw`^[\t >]*(?:@?${escaped}(?:\s[^:\n]*)?:(?!//)|alias\s+${escaped}\s*:=|mod\??\s+${escaped}\b)`,
		'm',
	).test(source);
}

/** A compose file that the document shows has a service of this name. */
export function showsService(name: string, { blocks }: MarkdownDocument): boolean {
	const entry = new RegExp(String.raw`^[\t ]+["']?${name.replaceAll(/[^\w-]/g, '.')}["']?:[\t ]*$`, 'm');
	return blocks.some(
		(block) => block.type === 'fence' && /^services:/m.test(block.content) && entry.test(block.content),
	);
}
