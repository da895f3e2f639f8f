import type { CommandFence } from '../../../plugins/remark-runbook/language.ts';
import type { Plan, PlannedStep } from '../../plan/plan.ts';
import { shellParts } from './shellParts.ts';

/**
 * The document's source with the fences of its steps filled in, line by line, so that a reading of the whole document
 * meets the commands of the plan. A fence whose values bring new lines is left as written.
 */
export function filledSource(plan: Plan, source: string): string {
	const lines = source.split('\n');
	for (const planned of plan.steps) fillStep(planned, lines);
	return lines.join('\n');
}

function fillStep(planned: PlannedStep, lines: string[]): void {
	for (const { fence, text } of shellParts(planned)) {
		const written = fence.template.text.split('\n');
		const filled = text.split('\n');
		if (written.length === filled.length) fillFence(fence, written, filled, lines);
	}
}

function fillFence(fence: CommandFence, written: readonly string[], filled: readonly string[], lines: string[]): void {
	for (const [index, text] of written.entries()) {
		const at = fence.contentLine - 1 + index;
		const line = (lines[at] ?? '').replace(/\r$/, '');
		if (line.endsWith(text)) lines[at] = line.slice(0, line.length - text.length) + (filled[index] ?? '');
	}
}
