import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { stepKinds } from '../schema/steps/index.ts';
import type { Runbook } from '../schema/runbook.ts';
import { flowElement } from './element.ts';
import type { RunbookInputsProps, RunbookProgressProps } from './props.ts';

/** Puts the form of the inputs and the progress before the first section or step; returns the names of the components. */
export function renderPanel(tree: Root, path: string, runbook: Runbook): string[] {
	const elements = [...inputsOf(path, runbook), progressOf(path, runbook)];
	tree.children.splice(placeOf(tree), 0, ...elements);
	return elements.map(({ name }) => name ?? '');
}

function inputsOf(document: string, { contract }: Runbook): MdxJsxFlowElement[] {
	const inputs = Object.entries(contract.inputs).map(([name, input]) => ({ name, ...input }));
	const props: RunbookInputsProps = { document, inputs };
	return inputs.length === 0 ? [] : [flowElement('RunbookInputs', props, [])];
}

function progressOf(document: string, { title, steps }: Runbook): MdxJsxFlowElement {
	const props: RunbookProgressProps = {
		document,
		title,
		steps: steps.map((step, index) => ({ id: step.id, number: index + 1, title: step.title })),
	};
	return flowElement('RunbookProgress', props, []);
}

function placeOf(tree: Root): number {
	const index = tree.children.findIndex(
		(node) =>
			(node.type === 'heading' && node.depth > 1) ||
			(node.type === 'containerDirective' && Object.hasOwn(stepKinds, node.name)),
	);
	return index === -1 ? tree.children.length : index;
}
