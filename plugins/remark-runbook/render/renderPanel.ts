import type { Root } from 'mdast';
import { stepKinds } from '../schema/steps/index.ts';
import type { Runbook } from '../schema/runbook.ts';
import { flowElement } from './element.ts';
import type { RunbookInputsProps } from './props.ts';

/** Puts the form of the runbook's inputs before the first section or step; returns the names of the components it used. */
export function renderPanel(tree: Root, path: string, { contract }: Runbook): string[] {
	const inputs = Object.entries(contract.inputs).map(([name, input]) => ({ name, ...input }));
	if (inputs.length === 0) return [];
	const props: RunbookInputsProps = { document: path, inputs };
	tree.children.splice(placeOf(tree), 0, flowElement('RunbookInputs', props, []));
	return ['RunbookInputs'];
}

function placeOf(tree: Root): number {
	const index = tree.children.findIndex(
		(node) =>
			(node.type === 'heading' && node.depth > 1) ||
			(node.type === 'containerDirective' && Object.hasOwn(stepKinds, node.name)),
	);
	return index === -1 ? tree.children.length : index;
}
