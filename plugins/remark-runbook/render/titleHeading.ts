import type { Heading, PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Step } from '../schema/steps/index.ts';

/** The step's title as a heading one level below the section's, so that the table of contents and anchors know it. */
export function titleHeading(node: ContainerDirective, step: Step, sectionDepth: Heading['depth']): Heading {
	const depth = Math.min(sectionDepth + 1, 6) as Heading['depth'];
	return { type: 'heading', depth, children: titleOf(node, step), data: { hProperties: { id: step.id } } };
}

function titleOf(node: ContainerDirective, step: Step): PhrasingContent[] {
	const first = node.children[0];
	if (first?.type === 'paragraph' && first.data?.directiveLabel && first.children.length > 0) return first.children;
	return [{ type: 'text', value: step.title }];
}
