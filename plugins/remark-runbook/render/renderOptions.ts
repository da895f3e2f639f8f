import type { ContainerDirective } from 'mdast-util-directive';
import type { Values } from '../resolve/values.ts';
import type { ChooseStep } from '../schema/steps/choose.ts';
import { flowElement } from './element.ts';
import type { RunbookOptionsProps } from './props.ts';

/**
 * Puts a choose step's options into tabs, at the place of the first one. Steps that the same input decides turn together.
 */
export function renderOptions(node: ContainerDirective, step: ChooseStep, document: string, values: Values): void {
	const options = node.children.filter(isOption);
	const first = node.children.findIndex(isOption);
	const defaultValue = step.input === undefined ? undefined : values(step.input);
	const groupId = `runbook-choose-${step.id}`;
	const props: RunbookOptionsProps = { document, input: step.input, groupId, defaultValue };
	const tabs = flowElement(
		'RunbookOptions',
		props,
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
