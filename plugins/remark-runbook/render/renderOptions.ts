import type { ContainerDirective } from 'mdast-util-directive';
import type { Values } from '../resolve/values.ts';
import type { ChooseStep } from '../schema/steps/choose.ts';
import { flowElement } from './element.ts';
import type { PageProps } from './pageProps.ts';
import type { RunbookOptionsProps } from './props.ts';

/**
 * Puts a choose step's options into tabs, at the place of the first one. Steps that the same input decides turn together.
 */
export function renderOptions(
	node: ContainerDirective,
	step: ChooseStep,
	{ path: document, values, page }: { path: string; values: Values; page: PageProps },
): void {
	const options = node.children.filter(isOption);
	const first = node.children.findIndex(isOption);
	const defaultValue = step.input === undefined ? undefined : values(step.input);
	const groupId = `runbook-choose-${step.id}`;
	const props: RunbookOptionsProps = { document, input: step.input, groupId, defaultValue };
	const tabs = flowElement(
		'RunbookOptions',
		page.add(props),
		options.map((option, index) => tab(option, step.options[index], page)),
	);
	node.children = node.children.filter((child) => !isOption(child));
	node.children.splice(first, 0, tabs);
}

function isOption(child: ContainerDirective['children'][number]): child is ContainerDirective {
	return child.type === 'containerDirective' && child.name === 'option';
}

function tab({ children }: ContainerDirective, option: ChooseStep['options'][number] | undefined, page: PageProps) {
	const content = children.filter((child) => child.type !== 'paragraph' || !child.data?.directiveLabel);
	return flowElement('RunbookOption', page.add({ value: option?.value, label: option?.title }), content);
}
