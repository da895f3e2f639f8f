import type { Nodes, Root } from 'mdast';

const features = { directive: true, gfm: true, frontmatter: true } as const;

/** What both parsers read alike; JSX, expressions and modules are not among them: only remark checks their syntax. */
const plainNodes: ReadonlySet<string> = new Set(
	`root yaml heading paragraph text emphasis strong delete inlineCode code break link image list listItem
	blockquote thematicBreak table tableRow tableCell containerDirective textDirective`.split(/\s+/),
);

/** The tree of a document; undefined where the native parser fails or is more lenient than remark. */
export type NativeParser = (source: string) => Root | undefined;

/**
 * The tree of a document by a native parser, some thirty times as fast as remark, or undefined where that parser
 * fails or is more lenient. Its trees are used for documents without a fault only: remark words every problem.
 */
export async function parseFast(source: string): Promise<Root | undefined> {
	const parse = await loadNativeParser({ headingIds: true });
	return parse?.(source);
}

/**
 * The native parser, or undefined where the machine has no binding of it.
 * `headingIds` says whether `## Title {#id}` names an id; else it is text, as where the braces are escaped.
 */
export async function loadNativeParser({ headingIds }: { headingIds: boolean }): Promise<NativeParser | undefined> {
	const loaded = await import('satteri').catch(() => undefined);
	if (!loaded) return undefined;
	const options = { features: { ...features, headingAttributes: headingIds } };
	return (source) => {
		const blocks = plainBlocks(source);
		if (!blocks) return undefined;
		try {
			const tree = loaded.mdxToMdast(source, options) as Root;
			return isPlain(tree) && standsAt(tree, blocks) ? tree : undefined;
		} catch {
			return undefined;
		}
	};
}

const attribute = String.raw`(?:#[\w-]+|[\w-]+(?:=(?:"[^"{}\n]*"|'[^'{}\n]*'|[\w.,:/-]+))?)`;
const plainOpening = new RegExp(
	String.raw`^:{3,}[a-z-]+(?:\[[^\[\]{}<>\\\`*_\n]+\])?(?:\{${attribute}(?: ${attribute})*\})?$`,
);

/** Modules, characters that move columns, and frontmatter that does not end: each is read differently. */
const oddities = [/^(?:import|export)\b/m, /[\t\r\0\u{feff}]/u, /^---(?!\n(?:[^]*\n)?---\n)/];

/** The lines, `first-last`, of directives in their simplest form: at the start of a line, none in another. */
function plainBlocks(source: string): string[] | undefined {
	if (oddities.some((oddity) => oddity.test(source))) return undefined;
	const blocks: string[] = [];
	let opened = 0;
	let closing = '';
	for (const [index, line] of source.split('\n').entries()) {
		if (!line.includes('::')) continue;
		if (opened === 0 ? !plainOpening.test(line) : line !== closing) return undefined;
		if (opened > 0) blocks.push(`${opened}-${index + 1}`);
		opened = opened === 0 ? index + 1 : 0;
		closing = /^:+/.exec(line)?.[0] ?? '';
	}
	return opened === 0 ? blocks : undefined;
}

/** A line of colons in a fence ends the directive for remark and not for the native parser. */
function standsAt(tree: Root, blocks: readonly string[]): boolean {
	const directives = tree.children.filter(({ type }) => type === 'containerDirective');
	const lines = directives.map(({ position }) => `${position?.start.line}-${position?.end.line}`);
	return lines.join() === blocks.join();
}

/** The native parser takes `10:30` for a directive, and letters beyond ASCII into names. */
const plainName = /^[A-Za-z][A-Za-z\d]*$/;

function isPlain(node: Nodes): boolean {
	if (node.type === 'textDirective' && !plainName.test(node.name)) return false;
	return plainNodes.has(node.type) && (!('children' in node) || node.children.every(isPlain));
}
