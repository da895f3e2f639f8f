import type * as z from 'zod';
import type { stepBaseSchema } from '../../schema/steps/common.ts';
import type { StepKind, StepOf } from '../../schema/steps/index.ts';
import type { Range } from '../../schema/range.ts';
import type { Frontmatter } from '../contract/readFrontmatter.ts';
import type { Extraction } from '../extraction.ts';
import type { StepFences } from '../fences/stepFences.ts';
import type { StepOutline } from '../structure/outline.ts';
import type { Attribute } from './attribute.ts';

/** What all kinds of step have in common once read, apart from attributes. */
type StepBase = Omit<z.output<typeof stepBaseSchema>, 'attributes'>;

/** What a kind makes its step of. */
export interface StepParts {
	base: StepBase;
	outline: StepOutline;
	/** Position among the document's steps, from 0. */
	index: number;
	frontmatter: Frontmatter;
	/** The opening line. */
	opening: Range;
	attributes: readonly Attribute[];
	fences: StepFences;
	extraction: Extraction;
}

/** Makes a step of its parts; reports what its kind lacks, and then gives nothing back. */
export type StepReader<K extends StepKind> = (parts: StepParts) => StepOf<K> | undefined;
