import type { Heading, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Values } from '../resolve/resolveStep.ts';
import type { Runbook } from '../schema/runbook.ts';
import { stepKinds } from '../schema/steps/index.ts';
import type { Step } from '../schema/steps/index.ts';
import { flowElement } from './element.ts';
import { proseOf } from './proseOf.ts';
import { renderChecklist } from './renderChecklist.ts';
import { stepProps } from './stepProps.ts';
import { titleHeading } from './titleHeading.ts';

interface Document {
	path: string;
	runbook: Runbook;
	values: Values;
	file: VFile;
}

interface StepPlace extends Document {
	number: number;
	/** Level of the heading that the step stands under; 1 where there is none. */
	depth: Heading['depth'];
}

/** Replaces the step directives by components, in order; returns the names of the components it used. */
export function renderSteps(tree: Root, document: Document): string[] {
	const { steps } = document.runbook;
	let depth: Heading['depth'] = 1;
	let number = 0;
	visit(tree, (node, index, parent) => {
		if (node.type === 'heading') depth = node.depth;
		if (node.type !== 'containerDirective' || !Object.hasOwn(stepKinds, node.name)) return undefined;
		const step = steps[number++];
		if (!step || step.kind !== node.name || !parent || index === undefined) return failAsDifferent(node, document.file);
		parent.children[index] = renderStep(node, step, { ...document, number, depth });
		return SKIP;
	});
	return steps.some(({ kind }) => kind === 'manual') ? ['RunbookStep', 'RunbookItem'] : ['RunbookStep'];
}

function renderStep(node: ContainerDirective, step: Step, place: StepPlace): MdxJsxFlowElement {
	const { props, refused } = stepProps(step, place);
	const [first] = refused;
	if (first) place.file.fail(`Step ${step.id}: ${first.message} ${first.hint}`, node);
	const boxes = step.kind === 'manual' ? renderChecklist(node, step) : [];
	return flowElement('RunbookStep', props, [titleHeading(node, step, place.depth), ...proseOf(node, step), ...boxes]);
}

function failAsDifferent(node: ContainerDirective, file: VFile): never {
	return file.fail(
		'The site reads other steps here than the runner does. Take the step out of what the site rewrites, such as an mdx-code-block.',
		node,
	);
}
