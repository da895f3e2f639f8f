import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';
import { proofName } from '../../plugins/remark-runbook/render/proofImport.ts';

/** A tree as short JSON: elements with their props, modules as their code, all else as its type and content. */
export function outline(node: Nodes | MdxjsEsm): unknown {
	switch (node.type) {
		case 'mdxJsxFlowElement':
		case 'mdxJsxTextElement':
			return { name: node.name, props: propsOf(node), children: node.children.map(outline) };
		case 'mdxjsEsm':
			return { code: node.value };
		case 'text':
			return node.value;
		case 'heading':
			return { heading: node.depth, data: node.data, children: node.children.map(outline) };
		default:
			return shallow(node);
	}
}

function shallow(node: Nodes): unknown {
	if (!('children' in node)) return { ...node, position: undefined };
	return { type: node.type, data: node.data, children: node.children.map(outline) };
}

function propsOf({ attributes }: MdxJsxFlowElement | MdxJsxTextElement): Record<string, unknown> {
	return Object.fromEntries(
		attributes.map((attribute) => {
			if (attribute.type === 'mdxJsxExpressionAttribute') return ['...', attribute.value];
			const { name, value } = attribute;
			if (typeof value !== 'object' || value === null) return [name, value];
			return [name, value.value === proofName ? { imported: proofName } : JSON.parse(value.value)];
		}),
	);
}
