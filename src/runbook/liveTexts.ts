import type { RunbookStepProps } from '../../plugins/remark-runbook/index.ts';
import { fill, resolveStep } from '../../plugins/remark-runbook/page.ts';
import type { Insertion } from '../../plugins/remark-runbook/page.ts';

type Values = Readonly<Record<string, string>>;
type StepFacts = Omit<RunbookStepProps, 'children'>;
type Part = 'command' | 'check' | 'ready' | 'dryRun' | 'undo';

/** A step with the reader's values: its texts, the values in them, and those that can't stand where they belong. */
export interface LiveStep<Step extends StepFacts> {
	step: Step;
	insertions: Partial<Record<Part, readonly Insertion[]>>;
	refused: readonly { name: string; message: string }[];
}

/** The names that a step's texts hold. */
export function namesOf({ live }: StepFacts): string[] {
	const names = new Set<string>();
	const visit = (value: unknown): void => {
		if (typeof value !== 'object' || value === null) return;
		for (const [key, entry] of Object.entries(value)) {
			if (key !== 'placeholders') visit(entry);
			else if (Array.isArray(entry)) for (const { name } of entry as { name: string }[]) names.add(name);
		}
	};
	visit(live);
	return [...names];
}

/** Fills a step's texts by the function that the runner fills them with; without values it is as it was built. */
export function liveStep<Step extends StepFacts>(step: Step, values: Values | undefined): LiveStep<Step> {
	if (!step.live || !values) return { step, insertions: {}, refused: [] };
	const look = (name: string): string | undefined => values[name];
	const resolved = resolveStep(step.live, look);
	const texts = (['command', 'check', 'ready', 'dryRun', 'undo'] as const).flatMap((part) => {
		const code = step[part];
		const text = part === 'command' ? (resolved.command ?? resolved.content) : resolved[part];
		return code === undefined || text === undefined ? [] : [[part, { ...code, text }] as const];
	});
	const outputs = step.live.output;
	const { content, ...insertions } = resolved.insertions;
	return {
		step: {
			...step,
			...Object.fromEntries(texts),
			...(resolved.actions !== undefined && { actions: resolved.actions }),
			...(resolved.inputs !== undefined && { inputs: resolved.inputs }),
			...(resolved.phrase !== undefined && { phrase: resolved.phrase }),
			...(resolved.changes !== undefined && { changes: resolved.changes }),
			...(resolved.path !== undefined && { file: resolved.path }),
			danger: resolved.danger,
			confirm: resolved.confirm,
			output: step.output.map((output, index) => {
				const fence = outputs[index];
				return fence ? { ...output, text: fill(fence.template, look).text } : output;
			}),
		},
		insertions: content === undefined ? insertions : { ...insertions, command: content },
		refused: resolved.refused,
	};
}
