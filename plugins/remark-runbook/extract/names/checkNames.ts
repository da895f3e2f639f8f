import { nearest } from '../../problems/nearest.ts';
import type { Extraction } from '../extraction.ts';
import { areExclusive, type Branches } from './branches.ts';
import type { CaptureName, NameUse } from './nameUse.ts';

interface Names {
	inputs: ReadonlySet<string>;
	captures: readonly CaptureName[];
	/** The options that each step stands in, by its position. */
	branches: readonly Branches[];
}

/** Checks that captures have names of their own and that every use of a name can have a value by then. */
export function checkNames(extraction: Extraction, names: Names): void {
	const known = new Map<string, CaptureName[]>();
	for (const capture of names.captures) {
		const others = known.get(capture.name) ?? [];
		const earlier = others.find((other) => !areExclusive(other.branches, capture.branches));
		if (names.inputs.has(capture.name) || earlier) reportCollision(extraction, capture, earlier);
		else known.set(capture.name, [...others, capture]);
	}
	for (const use of extraction.uses) {
		if (!names.inputs.has(use.name)) checkUse(extraction, use, known.get(use.name), names);
	}
}

function reportCollision(extraction: Extraction, capture: CaptureName, earlier: CaptureName | undefined): void {
	const other = earlier ? `the capture of the step at line ${earlier.range.start.line}` : 'an input';
	const message = `The capture \`${capture.name}\` has the name of ${other}.`;
	extraction.report('language/capture-collision', capture.range, message, 'Choose another name for the capture.');
}

function checkUse(extraction: Extraction, use: NameUse, captures: readonly CaptureName[] = [], names: Names): void {
	const { step } = use;
	const [first] = captures;
	if (!first) {
		reportUnknown(extraction, use, [...names.inputs, ...names.captures.map(({ name }) => name)]);
		return;
	}
	if (step === undefined) return;
	const before = captures.filter((capture) => isKnownBy(step, use.afterStep, capture));
	if (before.length === 0) reportEarly(extraction, use, first);
	else if (before.every((capture) => areExclusive(capture.branches, names.branches[step] ?? [])))
		reportOtherBranch(extraction, use, before[0] ?? first);
}

function reportEarly(extraction: Extraction, use: NameUse, capture: CaptureName): void {
	const own = capture.step === use.step;
	const message = `\`${use.name}\` is known only after step \`${capture.stepId}\`${own ? ' has run' : ''}.`;
	const hint = own
		? 'Only the undo and the expected output of a step can use its own capture.'
		: `Move this step behind \`${capture.stepId}\`.`;
	extraction.report('language/capture-before-step', use.range, message, hint);
}

function reportOtherBranch(extraction: Extraction, use: NameUse, { stepId, branches }: CaptureName): void {
	const option = branches.at(-1)?.option ?? '';
	const message = `\`${use.name}\` is known only where step \`${stepId}\` of the option \`${option}\` ran, and this step stands in another.`;
	const hint = 'Capture it in this option as well: options may use the same names.';
	extraction.report('language/capture-before-step', use.range, message, hint);
}

function isKnownBy(step: number, afterStep: boolean, capture: CaptureName): boolean {
	return capture.step < step || (capture.step === step && afterStep);
}

function reportUnknown(extraction: Extraction, use: NameUse, names: readonly string[]): void {
	const meant = nearest(use.name, names);
	const hint = meant
		? `Did you mean \`${meant}\`?`
		: use.step === undefined
			? `Declare it in the frontmatter under \`runbook.inputs.${use.name}\`.`
			: `Declare it in the frontmatter under \`runbook.inputs.${use.name}\`, or write \`\\{{\` for literal braces.`;
	extraction.report('language/unknown-input', use.range, `No input and no capture is named \`${use.name}\`.`, hint);
}
