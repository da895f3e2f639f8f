import type { ContainerDirective } from 'mdast-util-directive';
import type { Values } from '../resolve/resolveStep.ts';
import type { ChooseStep } from '../schema/steps/choose.ts';
import { flowElement } from './element.ts';

/**
 * Puts a choose step's options into tabs, at the place of the first one. Steps that the same input decides turn together,
 * on every page of the site.
 */
export function renderOptions(node: ContainerDirective, step: ChooseStep, values: Values): void {
	const options = node.children.filter(isOption);
	const first = node.children.findIndex(isOption);
	const defaultValue = step.input === undefined ? undefined : values(step.input);
	const groupId = step.input === undefined ? `runbook-choose-${step.id}` : `runbook-input-${step.input}`;
	const tabs = flowElement(
		'RunbookOptions',
		{ groupId, defaultValue },
		options.map((option, index) => tab(option, step.options[index])),
	);
	node.children = node.children.filter((child) => !isOption(child));
	node.children.splice(first, 0, tabs);
}

function isOption(child: ContainerDirective['children'][number]): child is ContainerDirective {
	return child.type === 'containerDirective' && child.name === 'option';
}

function tab({ children }: ContainerDirective, option: ChooseStep['options'][number] | undefined) {
	const content = children.filter((child) => child.type !== 'paragraph' || !child.data?.directiveLabel);
	return flowElement('RunbookOption', { value: option?.value, label: option?.title }, content);
}
