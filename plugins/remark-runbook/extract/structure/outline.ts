import type { Code, ListItem } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { StepKind } from '../../schema/steps/index.ts';

/** A step directive with what was found inside it. */
export interface StepOutline {
	node: ContainerDirective;
	kind: StepKind;
	section: string[];
	fences: Code[];
	/** The items of its lists that have a checkbox. */
	items: ListItem[];
}

/** What one walk over a document finds. */
export interface Outline {
	/** The first heading of level 1. */
	heading?: string;
	steps: StepOutline[];
}
