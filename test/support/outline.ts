import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';
import { readPageProps } from '../../plugins/remark-runbook/index.ts';
import { proofName } from '../../plugins/remark-runbook/render/proofImport.ts';

/** A tree as short JSON: elements with their props, modules as their code, all else as its type and content. */
export function outline(node: Nodes | MdxjsEsm): unknown {
	return node.type === 'root'
		? shallow({ ...node, children: node.children.filter(isNoList) }, readPageProps(node))
		: outlineBelow(node, []);
}

/** The list of all props is shown where they belong. */
function isNoList(node: Nodes | MdxjsEsm): boolean {
	return node.type !== 'mdxjsEsm' || !node.value.startsWith('const ');
}

type Props = readonly object[];

function outlineBelow(node: Nodes | MdxjsEsm, props: Props): unknown {
	const below = (child: Nodes): unknown => outlineBelow(child, props);
	switch (node.type) {
		case 'mdxJsxFlowElement':
		case 'mdxJsxTextElement':
			return { name: node.name, props: propsOf(node, props), children: node.children.map(below) };
		case 'mdxjsEsm':
			return { code: node.value };
		case 'text':
			return node.value;
		case 'heading':
			return { heading: node.depth, data: node.data, children: node.children.map(below) };
		default:
			return shallow(node, props);
	}
}

function shallow(node: Nodes, props: Props): unknown {
	if (!('children' in node)) return { ...node, position: undefined };
	const children = node.children.map((child) => outlineBelow(child, props));
	return { type: node.type, data: node.data, children };
}

function propsOf({ attributes }: MdxJsxFlowElement | MdxJsxTextElement, props: Props): Record<string, unknown> {
	return Object.fromEntries(
		attributes.flatMap((attribute) => {
			if (attribute.type === 'mdxJsxExpressionAttribute')
				return Object.entries(props[Number(/\d+/.exec(attribute.value)?.[0])] ?? {});
			const { name, value } = attribute;
			if (typeof value !== 'object' || value === null) return [[name, value]];
			return [[name, value.value === proofName ? { imported: proofName } : value.value]];
		}),
	);
}
