import type { CommandFence, OutputFence } from '../../plugins/remark-runbook/language.ts';
import type { Failure } from './events.ts';
import type { Unkept } from './runLog.ts';

type FailureDetails = Pick<Failure, 'message' | 'ruleId'> & Partial<Pick<Failure, 'diff' | 'hint'>>;

/** A failure at the first line of a fence's content, or `offset` lines below it. */
export function failureAt(fence: CommandFence | OutputFence, details: FailureDetails, offset = 0): Failure {
	return { ...details, line: fence.contentLine + offset, column: fence.contentColumn };
}

/** A failure that belongs to the step as a whole: at its opening line. */
export function failureAtStep(
	step: { range: { start: { line: number; column: number } } },
	details: FailureDetails,
): Failure {
	return { ...details, line: step.range.start.line, column: step.range.start.column };
}

/** The last lines of a command's standard error, to show beside its exit status. */
export function lastLines(text: string, count = 12): string[] {
	const lines = text.trimEnd().split('\n');
	return lines.length === 1 && lines[0] === '' ? [] : lines.slice(-count);
}

/** A step that was not started since the run can no longer be kept. */
export function journalFailure(
	step: { range: { start: { line: number; column: number } } },
	{ message, hint }: Unkept,
): Failure {
	return failureAtStep(step, { ruleId: 'output/journal', message, ...(hint !== undefined && { hint }) });
}
