import type { Nodes } from 'mdast';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';

/** A tree as short JSON: elements with their props, headings with their ids, all else as its type and text. */
export function outline(node: Nodes): unknown {
	switch (node.type) {
		case 'mdxJsxFlowElement':
		case 'mdxJsxTextElement':
			return { name: node.name, props: propsOf(node.attributes), children: node.children.map(outline) };
		case 'heading':
			return { heading: node.depth, id: node.data?.hProperties?.['id'], children: node.children.map(outline) };
		case 'mdxjsEsm':
			return { esm: node.value };
		case 'text':
			return node.value;
		case 'yaml':
			return 'yaml';
		case 'code':
			return { code: node.value, language: node.lang, meta: node.meta };
		default:
			return 'children' in node
				? { type: node.type, children: node.children.map(outline) }
				: { ...node, position: undefined };
	}
}

function propsOf(attributes: readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[]): Record<string, unknown> {
	return Object.fromEntries(
		attributes.map((attribute) => {
			if (attribute.type === 'mdxJsxExpressionAttribute') return ['...', attribute.value];
			const { name, value } = attribute;
			return [name, typeof value === 'object' && value !== null ? JSON.parse(value.value) : value];
		}),
	);
}
