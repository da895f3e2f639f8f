import type { Capture } from '../../schema/capture.ts';
import type { Step } from '../../schema/steps/index.ts';
import type { Frontmatter } from '../contract/readFrontmatter.ts';
import type { Extraction } from '../extraction.ts';
import { readStepFences } from '../fences/stepFences.ts';
import type { CaptureName } from '../names/nameUse.ts';
import { rangeOf } from '../position.ts';
import type { StepOutline } from '../structure/outline.ts';
import { readStepOpening, type Attribute } from './attribute.ts';
import { checkAttributes } from './checkAttributes.ts';
import { readId, readTitle } from './identity.ts';
import { stepReaders } from './index.ts';
import { branchOf } from './option.ts';

interface Surroundings {
	/** Position of the step from 0. */
	index: number;
	/** The ids so far with their lines. */
	ids: Map<string, number>;
	frontmatter: Frontmatter;
}

/** Reads one step; the names that it yields are told even where the step has problems. */
export function readStep(
	outline: StepOutline,
	{ index, ids, frontmatter }: Surroundings,
	extraction: Extraction,
): { step: Step | undefined; captures: CaptureName[] } {
	const { node, kind, section } = outline;
	const { range: opening, attributes } = readStepOpening(node, extraction);
	const title = readTitle(node, { range: opening, attributes }, extraction);
	const id = readId(title, { range: opening, attributes }, ids, extraction);
	checkAttributes(attributes, { index, ids, targets: frontmatter.targets }, extraction);
	const fences = readStepFences(outline.fences, kind, index, extraction);
	const { output, check, undo, dryRun } = fences;
	const branches = outline.within.map(branchOf);
	const captures = [...wholeAnswer(attributes), ...fences.captures];
	const base = {
		id,
		title,
		range: rangeOf(node, extraction.source),
		section,
		...(branches.length > 0 && { within: branches }),
		captures,
		output,
		...(check && { check }),
		...(undo && { undo }),
		...(dryRun && { dryRun }),
	};
	const step = stepReaders[kind]({ base, outline, index, frontmatter, opening, attributes, fences, extraction });
	// A kind may yield names in a way of its own.
	const names = step?.captures ?? captures;
	return {
		step,
		captures: names.map(({ name, range }) => ({ name, range, step: index, stepId: id, branches })),
	};
}

/** The whole answer under the name that the `capture` attribute gives. */
function wholeAnswer(attributes: readonly Attribute[]): Capture[] {
	const attribute = attributes.find(({ name }) => name === 'capture');
	if (!attribute || attribute.value === '') return [];
	return [{ name: attribute.value, type: 'text', secret: false, range: attribute.valueRange }];
}
