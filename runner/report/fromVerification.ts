import type { Plan } from '../plan/plan.ts';
import type { PlanVerification } from '../verify/index.ts';
import type { DocumentReport } from './schema.ts';

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
			const { id, kind, title, range } = planned.step;
			const verified = steps[index];
			return {
				id,
				kind,
				title,
				line: range.start.line,
				endLine: range.end.line,
				status: planned.skipped === undefined ? status : 'skipped',
				rung: verified?.rung ?? 0,
				...(verified?.rungReason === undefined ? {} : { rungReason: verified.rungReason }),
				durationMs: 0,
				commands: verified?.commands ?? [],
			};
		}),
	};
}
