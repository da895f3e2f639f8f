import type { List, ListItem, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { StepOf } from '../schema/steps/index.ts';
import { textElement } from './element.ts';
import type { PageProps } from './pageProps.ts';

/** Turns a manual step's task list into boxes that can be ticked; returns one box for a step without a list. */
export function renderChecklist(
	node: ContainerDirective,
	step: StepOf<'manual'>,
	document: string,
	page: PageProps,
): Paragraph[] {
	let count = 0;
	visit(node, 'listItem', (item, _, parent) => {
		if (typeof item.checked !== 'boolean') return;
		if (parent?.type === 'list') setClass(parent, 'contains-task-list');
		renderItem(item, page.add({ document, step: step.id, index: count++ }));
	});
	if (count > 0) return [];
	const title = step.items.map(({ text }) => text).join(' ');
	const box = textElement('RunbookItem', page.add({ document, step: step.id, index: 0 }), [
		{ type: 'text', value: title },
	]);
	return [{ type: 'paragraph', children: [box] }];
}

function renderItem(item: ListItem, props: MdxJsxExpressionAttribute): void {
	item.checked = null;
	setClass(item, 'task-list-item');
	const [first] = item.children;
	const text: Paragraph = first?.type === 'paragraph' ? first : { type: 'paragraph', children: [] };
	if (text !== first) item.children.unshift(text);
	text.children = [textElement('RunbookItem', props, text.children)];
}

function setClass(node: List | ListItem, className: string): void {
	node.data = { ...node.data, hProperties: { className } };
}
