import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { stepKinds } from '../schema/steps/index.ts';
import type { Runbook } from '../schema/runbook.ts';
import { flowElement, importedProp } from './element.ts';
import { flowSteps } from './flowSteps.ts';
import type { PageProps } from './pageProps.ts';
import { proofName } from './proofImport.ts';
import type { RunbookFlowProps, RunbookInputsProps, RunbookProgressProps } from './props.ts';

/** Puts inputs, progress and flow before the first section or step; returns the names of the components. */
export function renderPanel(tree: Root, path: string, runbook: Runbook, page: PageProps): string[] {
	const progress = progressOf(path, runbook);
	const elements = [
		proofOf(progress, page),
		...inputsOf(path, runbook, page),
		flowElement('RunbookProgress', page.add(progress), []),
		...flowOf(runbook, page),
	];
	tree.children.splice(placeOf(tree), 0, ...elements);
	return elements.map(({ name }) => name ?? '');
}

/** It lists the same steps as the progress, so it is given the same. */
function proofOf(progress: RunbookProgressProps, page: PageProps): MdxJsxFlowElement {
	const element = flowElement('RunbookProof', page.add(progress), []);
	if (page.isProven) element.attributes.push(importedProp('proof', proofName));
	return element;
}

function inputsOf(document: string, { contract }: Runbook, page: PageProps): MdxJsxFlowElement[] {
	const inputs = Object.entries(contract.inputs).map(([name, input]) => ({ name, ...input }));
	const props: RunbookInputsProps = { document, inputs };
	return inputs.length === 0 ? [] : [flowElement('RunbookInputs', page.add(props), [])];
}

function progressOf(document: string, { title, steps }: Runbook): RunbookProgressProps {
	return {
		document,
		title,
		steps: steps.map((step, index) => ({ id: step.id, number: index + 1, title: step.title })),
	};
}

/** One step has no flow. */
function flowOf({ steps }: Runbook, page: PageProps): MdxJsxFlowElement[] {
	const props: RunbookFlowProps = { steps: flowSteps(steps) };
	return steps.length > 1 ? [flowElement('RunbookFlow', page.add(props), [])] : [];
}

function placeOf(tree: Root): number {
	const index = tree.children.findIndex(
		(node) =>
			(node.type === 'heading' && node.depth > 1) ||
			(node.type === 'containerDirective' && Object.hasOwn(stepKinds, node.name)),
	);
	return index === -1 ? tree.children.length : index;
}
