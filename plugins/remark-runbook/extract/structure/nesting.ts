import type { ContainerDirective } from 'mdast-util-directive';
import type { Extraction } from '../extraction.ts';
import { openingLine } from '../position.ts';
import type { StepOutline } from './outline.ts';

/** A step in a step; in a `choose` it lacks the option around it. */
export function reportNested(node: ContainerDirective, outer: StepOutline, extraction: Extraction): void {
	const line = outer.node.position?.start.line;
	const { range } = openingLine(node, extraction.source);
	if (outer.kind === 'choose') {
		const message = `This step stands inside the choose step of line ${line}, and in none of its options.`;
		const hint = 'Put it between `:::option[Title]{value=…}` and `:::`, or close the choose before it.';
		extraction.report('language/nested-step', range, message, hint);
		return;
	}
	const message = `This step stands inside the ${outer.kind} step of line ${line}.`;
	extraction.report('language/nested-step', range, message, 'Close the outer step before this one opens.');
}

export function reportStrayOption(node: ContainerDirective, extraction: Extraction): void {
	const { range } = openingLine(node, extraction.source);
	const message = 'This option stands outside of any choose step.';
	const hint =
		'Open the choose around it with more colons: `:::::choose[Title]{#id}`, then `::::option[Title]{value=…}`, then its steps.';
	extraction.report('language/stray-option', range, message, hint);
}
