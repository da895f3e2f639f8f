import type { Step } from '../schema/steps/index.ts';
import type { FlowStep } from './props.ts';

/** The steps as a tree: those of an alternative stand below the choose step that offers it. */
export function flowSteps(steps: readonly Step[]): FlowStep[] {
	const numbered = steps.map((step, index) => ({ step, number: index + 1 }));
	return childrenOf(undefined, numbered);
}

interface Numbered {
	step: Step;
	number: number;
}

function childrenOf(option: { choose: string; option: string } | undefined, steps: readonly Numbered[]): FlowStep[] {
	return steps.filter(({ step }) => isIn(step, option)).map((numbered) => flowStep(numbered, steps));
}

function isIn({ within = [] }: Step, option: { choose: string; option: string } | undefined): boolean {
	const innermost = within.at(-1);
	return innermost?.choose === option?.choose && innermost?.option === option?.option;
}

function flowStep({ step, number }: Numbered, steps: readonly Numbered[]): FlowStep {
	const { id, title, kind, attributes } = step;
	const options =
		step.kind === 'choose'
			? step.options.map((option) => ({
					title: option.title,
					steps: childrenOf({ choose: id, option: option.value }, steps),
				}))
			: undefined;
	return {
		id,
		number,
		title,
		kind,
		...(attributes.if !== undefined && { condition: attributes.if }),
		...(attributes.danger !== undefined && { danger: true as const }),
		...(canBeUndone(step) && { undo: true as const }),
		...(options && { options }),
	};
}

/** A change of a file is taken back without being told how. */
function canBeUndone({ kind, undo }: Step): boolean {
	return undo !== undefined || kind === 'edit' || kind === 'file';
}
