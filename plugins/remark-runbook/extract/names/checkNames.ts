import { nearest } from '../../problems/nearest.ts';
import type { Extraction } from '../extraction.ts';
import type { Capture, NameUse } from './nameUse.ts';

/** Checks that captures have names of their own and that every use of a name has a value by then. */
export function checkNames(extraction: Extraction, inputs: ReadonlySet<string>, captures: readonly Capture[]): void {
	const known = new Map<string, Capture>();
	for (const capture of captures) {
		const earlier = known.get(capture.name);
		if (inputs.has(capture.name) || earlier) reportCollision(extraction, capture, earlier);
		else known.set(capture.name, capture);
	}
	for (const use of extraction.uses) {
		if (!inputs.has(use.name)) checkUse(extraction, use, known, inputs);
	}
}

function reportCollision(extraction: Extraction, capture: Capture, earlier: Capture | undefined): void {
	const other = earlier ? `the capture of the step at line ${earlier.range.start.line}` : 'an input';
	const message = `The capture \`${capture.name}\` has the name of ${other}.`;
	extraction.report('language/capture-collision', capture.range, message, 'Choose another name for the capture.');
}

function checkUse(
	extraction: Extraction,
	use: NameUse,
	captures: ReadonlyMap<string, Capture>,
	inputs: ReadonlySet<string>,
): void {
	const capture = captures.get(use.name);
	if (!capture) {
		reportUnknown(extraction, use, [...inputs, ...captures.keys()]);
	} else if (use.step !== undefined && !isKnownBy(use.step, use.afterStep, capture)) {
		const own = capture.step === use.step;
		const message = `\`${use.name}\` is known only after step \`${capture.stepId}\`${own ? ' has run' : ''}.`;
		const hint = own
			? 'Only the undo and the expected output of a step can use its own capture.'
			: `Move this step behind \`${capture.stepId}\`.`;
		extraction.report('language/capture-before-step', use.range, message, hint);
	}
}

function isKnownBy(step: number, afterStep: boolean, capture: Capture): boolean {
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
