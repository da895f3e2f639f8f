import type { Code, Nodes, Root } from 'mdast';
import type { markdownToMdast, mdxToMdast } from 'satteri';

interface NativeParser {
	markdownToMdast: typeof markdownToMdast;
	mdxToMdast: typeof mdxToMdast;
}

const features = { gfm: true, frontmatter: true, directive: false, headingAttributes: false } as const;

let native: NativeParser | undefined;

/** Loads the native parser, once; where the machine has no binding of it, documents are parsed without it. */
export async function loadNativeParser(): Promise<void> {
	try {
		native ??= await import('satteri');
	} catch {
		native = undefined;
	}
}

/** What the two parsers read differently: tabs and returns move columns, some items of tasks are none for remark. */
const oddities = [
	/[\t\r\u{feff}\p{Cs}]|^[ >]*(?:[-*+]|\d{1,9}[.)]) +\[[ xX]\] *(?!\w)/mu,
	/^(---|\+\+\+)(?!\n(?:[^]*\n)?\1\n)/,
];

/**
 * The tree of a text by the native parser, some thirty times as fast as remark; undefined where it is not loaded, or
 * where the two might read the text differently.
 */
export function nativeTree(text: string, mdx: boolean): Root | undefined {
	if (!native || oddities.some((oddity) => oddity.test(text))) return undefined;
	try {
		const tree = (mdx ? native.mdxToMdast : native.markdownToMdast)(text, { features }) as Root;
		return isPlain(tree, text) ? tree : undefined;
	} catch {
		return undefined;
	}
}

/** JSX and expressions are text for a plain parser, and a fence that never closes ends elsewhere for remark. */
function isPlain(tree: Root, text: string): boolean {
	const pending: Nodes[] = [tree];
	while (pending.length > 0) {
		const node = pending.pop();
		if (node === undefined) continue;
		if (node.type.startsWith('mdx') || (node.type === 'code' && !isClosed(node, text))) return false;
		if ('children' in node) pending.push(...node.children);
	}
	return true;
}

function isClosed({ position }: Code, text: string): boolean {
	const written = text.slice(position?.start.offset, position?.end.offset);
	const marks = /^(?:`{3,}|~{3,})/.exec(written)?.[0];
	if (marks === undefined) return true;
	const last = written.slice(written.lastIndexOf('\n') + 1).replace(/^[ >]+/, '');
	return written.includes('\n') && last.startsWith(marks) && last.replaceAll(marks[0] ?? '', '').trim() === '';
}
