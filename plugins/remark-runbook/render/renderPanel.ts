import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { stepKinds } from '../schema/steps/index.ts';
import type { Runbook } from '../schema/runbook.ts';
import { flowElement, importedProp } from './element.ts';
import { flowSteps } from './flowSteps.ts';
import { proofName } from './proofImport.ts';
import type { RunbookFlowProps, RunbookInputsProps, RunbookProgressProps } from './props.ts';

/** Puts inputs, progress and flow before the first section or step; returns the names of the components. */
export function renderPanel(tree: Root, path: string, runbook: Runbook): string[] {
	const elements = [proofOf(runbook), ...inputsOf(path, runbook), progressOf(path, runbook), ...flowOf(runbook)];
	tree.children.splice(placeOf(tree), 0, ...elements);
	return elements.map(({ name }) => name ?? '');
}

function proofOf({ steps }: Runbook): MdxJsxFlowElement {
	const props = { steps: steps.map(({ id, title }, index) => ({ id, number: index + 1, title })) };
	const element = flowElement('RunbookProof', props, []);
	element.attributes.push(importedProp('proof', proofName));
	return element;
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

/** One step has no flow. */
function flowOf({ steps }: Runbook): MdxJsxFlowElement[] {
	const props: RunbookFlowProps = { steps: flowSteps(steps) };
	return steps.length > 1 ? [flowElement('RunbookFlow', props, [])] : [];
}

function placeOf(tree: Root): number {
	const index = tree.children.findIndex(
		(node) =>
			(node.type === 'heading' && node.depth > 1) ||
			(node.type === 'containerDirective' && Object.hasOwn(stepKinds, node.name)),
	);
	return index === -1 ? tree.children.length : index;
}
