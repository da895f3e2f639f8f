import type { Range } from '../../schema/range.ts';
import type { Branches } from './branches.ts';

/** A place that stands for a value: `{{name}}` or `:input[name]`. */
export interface NameUse {
	name: string;
	range: Range;
	/** Position of its step from 0; none for prose, where any name of the document may stand. */
	step?: number;
	/** Whether it is read only after its step ran, as undo and expected output are. */
	afterStep: boolean;
}

/** A name that a step yields, by the step's position from 0. */
export interface CaptureName {
	name: string;
	step: number;
	stepId: string;
	/** The options that its step stands in. */
	branches: Branches;
	range: Range;
}
