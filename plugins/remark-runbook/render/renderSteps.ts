import type { Heading, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Values } from '../resolve/resolveStep.ts';
import { stepKinds } from '../schema/steps/index.ts';
import type { Step } from '../schema/steps/index.ts';
import { renderChecklist } from './renderChecklist.ts';
import { flowElement } from './element.ts';
import { proseOf } from './proseOf.ts';
import { stepProps } from './stepProps.ts';
import { titleHeading } from './titleHeading.ts';

interface Document {
	path: string;
	values: Values;
	file: VFile;
}

/** Replaces the step directives by components, in order; returns the names of the components it used. */
export function renderSteps(tree: Root, steps: readonly Step[], document: Document): string[] {
	const names = new Set<string>();
	const rest = [...steps];
	let depth: Heading['depth'] = 1;
	visit(tree, (node, index, parent) => {
		if (node.type === 'heading') depth = node.depth;
		if (node.type !== 'containerDirective' || !Object.hasOwn(stepKinds, node.name)) return undefined;
		const step = rest.shift();
		if (!step || !parent || index === undefined) return undefined;
		const { element, used } = renderStep(node, step, { ...document, depth, number: steps.length - rest.length });
		parent.children[index] = element;
		for (const name of used) names.add(name);
		return SKIP;
	});
	return [...names];
}

function renderStep(
	node: ContainerDirective,
	step: Step,
	place: Document & { depth: Heading['depth']; number: number },
) {
	const { props, refused } = stepProps(step, place);
	for (const { name, message, hint } of refused) {
		place.file.fail(`step ${step.id}: input ${name}: ${message} ${hint}`, node);
	}
	const checklist = step.kind === 'manual' ? renderChecklist(node, step) : [];
	const children = [titleHeading(node, step, place.depth), ...proseOf(node, step), ...checklist];
	const used = step.kind === 'manual' ? ['RunbookStep', 'RunbookItem'] : ['RunbookStep'];
	return { element: flowElement('RunbookStep', props, children), used };
}
