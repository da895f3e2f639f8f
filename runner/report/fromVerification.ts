import type { Plan, PlannedStep } from '../plan/plan.ts';
import { prefixOf } from '../plan/scope.ts';
import type { PlanVerification } from '../verify/index.ts';
import type { DocumentReport, StepReport } from './schema.ts';
import { stepDigest } from './stepDigest.ts';

type Status = 'planned' | 'checked';

/** The document of a plan and those that it calls, from what was verified without executing it. */
export function documentsFromVerification(
	plan: Plan,
	verification: PlanVerification,
	status: Status,
): DocumentReport[] {
	return [
		documentFromVerification(plan, verification, status),
		...plan.called.map(({ path, runbook, prefix }) =>
			documentFromVerification({ path, runbook, steps: plan.steps }, verification, status, prefix),
		),
	];
}

/** One document of a report; `prefix` is what the ids of its steps begin with. */
export function documentFromVerification(
	plan: Pick<Plan, 'path' | 'runbook' | 'steps'>,
	{ steps }: PlanVerification,
	status: Status,
	prefix = '',
): DocumentReport {
	return {
		path: plan.path,
		type: 'runbook',
		title: plan.runbook.title,
		steps: plan.steps.flatMap((planned, index) => {
			const { id, kind, title, range, attributes } = planned.step;
			if (prefixOf(id) !== prefix) return [];
			const verified = steps[index];
			return {
				id,
				kind,
				title,
				line: range.start.line,
				endLine: range.end.line,
				...(attributes.target !== undefined && { target: attributes.target }),
				digest: stepDigest(planned.step),
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
function statusOf({ skipped, notTaken }: PlannedStep, status: Status): StepReport['status'] {
	return skipped === undefined || (notTaken && status === 'checked') ? status : 'skipped';
}
