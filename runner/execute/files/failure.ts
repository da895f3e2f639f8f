import type { StepOf } from '../../../plugins/remark-runbook/language.ts';
import { ChangeProblem } from '../../files/fileChange.ts';
import { ChangedSince } from '../../files/restore.ts';
import type { FileProblem } from '../../files/workspaceFile.ts';
import type { Failure } from '../events.ts';
import { failureAt } from '../failures.ts';

/** A problem with a step's file, at the change or the fence that it is about. */
export function fileFailure(
	step: StepOf<'edit'> | StepOf<'file'>,
	problem: FileProblem,
	ruleId: Failure['ruleId'] = 'output/file',
): Failure {
	const failure = failureAt(step.kind === 'edit' ? step.fence : step.content, {
		ruleId,
		message: problem.message,
		...(problem.hint !== undefined && { hint: problem.hint }),
		...(problem instanceof ChangedSince && { diff: problem.diff }),
	});
	const change = step.kind === 'edit' && problem instanceof ChangeProblem ? step.changes[problem.change] : undefined;
	return change ? { ...failure, line: change.range.start.line, column: change.range.start.column } : failure;
}
