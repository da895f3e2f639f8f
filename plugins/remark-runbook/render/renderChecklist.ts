import type { ListItem, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { StepOf } from '../schema/steps/index.ts';
import { flowElement, textElement } from './element.ts';

/** Turns a manual step's task list into boxes that can be ticked; returns one box for a step without a list. */
export function renderChecklist(node: ContainerDirective, step: StepOf<'manual'>): MdxJsxFlowElement[] {
	let count = 0;
	visit(node, 'list', (list) => {
		const tasks = list.children.filter((item) => typeof item.checked === 'boolean');
		if (tasks.length > 0) list.data = { ...list.data, hProperties: { className: 'contains-task-list' } };
		for (const item of tasks) renderItem(item, step.id, count++);
	});
	if (count > 0) return [];
	const text = step.items.map((item) => item.text).join(', ');
	const box = textElement('RunbookItem', { step: step.id, index: 0 }, [{ type: 'text', value: text }]);
	return [flowElement('div', {}, [{ type: 'paragraph', children: [box] }])];
}

function renderItem(item: ListItem, step: string, index: number): void {
	item.checked = null;
	item.data = { ...item.data, hProperties: { className: 'task-list-item' } };
	const first = item.children[0];
	const text: Paragraph = first?.type === 'paragraph' ? first : { type: 'paragraph', children: [] };
	if (text !== first) item.children.unshift(text);
	text.children = [textElement('RunbookItem', { step, index }, text.children)];
}
