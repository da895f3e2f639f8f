import type { Code, ListItem } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { StepKind } from '../../schema/steps/index.ts';

/** An option directive of a `choose` step. */
export interface OptionOutline {
	node: ContainerDirective;
}

/** A step directive with what was found inside it. */
export interface StepOutline {
	node: ContainerDirective;
	kind: StepKind;
	section: string[];
	fences: Code[];
	/** The items of its lists that have a checkbox. */
	items: ListItem[];
	/** Of a `choose` step. */
	options: OptionOutline[];
	/** The options that it stands in, outermost first. */
	within: { choose: StepOutline; option: OptionOutline }[];
}

/** What one walk over a document finds. */
export interface Outline {
	/** The first heading of level 1. */
	heading?: string;
	steps: StepOutline[];
}
