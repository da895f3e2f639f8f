import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import type { Plan, PlannedStep } from '../../plan/plan.ts';
import type { Layers } from '../layers.ts';
import { secretProblems } from '../risk/findRisks.ts';
import { placeWhole } from '../text/placeWhole.ts';
import { createBranchSessions } from './branchSessions.ts';
import type { StepVerification } from './stepVerification.ts';
import { verifyStep } from './verifyStep.ts';

/** A plan's steps, in its order, and what was found in them. */
export interface PlanVerification {
	steps: StepVerification[];
	problems: Problem[];
}

/** Verifies every step of a plan that is not left out, in every branch; executes none. `source` is the document's text. */
export async function verifyPlan(plan: Plan, source: string, layers: Layers): Promise<PlanVerification> {
	const reported = new Set<string>();
	const sessions = createBranchSessions(plan);
	const verified = await Promise.all(
		plan.steps.map((planned) =>
			planned.skipped === undefined || planned.notTaken
				? verifyStep(planned, { plan, source, session: sessions(planned), layers, reported })
				: leftOut(planned),
		),
	);
	return {
		steps: verified.map(({ step }) => step),
		problems: [
			...placeWhole(secretProblems(source, 'runbook'), plan.path, source),
			...verified.flatMap(({ problems }) => problems),
		],
	};
}

function leftOut({ step, skipped }: PlannedStep): { step: StepVerification; problems: Problem[] } {
	return { step: { id: step.id, rung: 1, rungReason: `left out: ${skipped}`, commands: [] }, problems: [] };
}
