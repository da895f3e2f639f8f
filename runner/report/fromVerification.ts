import type { Plan, PlannedStep } from '../plan/plan.ts';
import type { PlanVerification } from '../verify/index.ts';
import type { DocumentReport, StepReport } from './schema.ts';

/** One document of a report, from what was verified without executing it. */
export function documentFromVerification(
	plan: Plan,
	{ steps }: PlanVerification,
	status: 'planned' | 'checked',
): DocumentReport {
	return {
		path: plan.path,
		type: 'runbook',
		title: plan.runbook.title,
		steps: plan.steps.map((planned, index) => {
			const { id, kind, title, range, attributes } = planned.step;
			const verified = steps[index];
			return {
				id,
				kind,
				title,
				line: range.start.line,
				endLine: range.end.line,
				...(attributes.target !== undefined && { target: attributes.target }),
				status: statusOf(planned, status),
				rung: verified?.rung ?? 0,
				...(verified?.rungReason === undefined ? {} : { rungReason: verified.rungReason }),
				durationMs: 0,
				commands: verified?.commands ?? [],
			};
		}),
	};
}

/** A check looks at every branch, also at those that a default leads away from. */
function statusOf({ skipped, notTaken }: PlannedStep, status: 'planned' | 'checked'): StepReport['status'] {
	return skipped === undefined || (notTaken && status === 'checked') ? status : 'skipped';
}
