import type { PlannedStep } from '../plan/plan.ts';
import type { ExecutionContext } from './context.ts';
import type { Failure } from './events.ts';
import { asSubshell } from './executors/wait.ts';
import { failureAt, lastLines } from './failures.ts';
import { defaultTimeouts } from './timeouts.ts';

/** What the `check` fence of a step said. */
interface CheckAnswer {
	holds: boolean;
	/** Why it does not hold. */
	how: string;
	details: string[];
}

/** Asks the `check` fence before the step: what holds already is not done again. */
export async function readCheck(planned: PlannedStep, context: ExecutionContext): Promise<'holds' | 'open'> {
	return (await runCheck(planned, context))?.holds ? 'holds' : 'open';
}

/** Asks the `check` fence after the step: the failure where the outcome does not hold. */
export async function proveOutcome(planned: PlannedStep, context: ExecutionContext): Promise<Failure | undefined> {
	const answer = await runCheck(planned, context);
	const fence = planned.step.check;
	if (!answer || !fence || answer.holds) return undefined;
	return failureAt(fence, {
		ruleId: 'output/check',
		message: `the step ran, but its check does not hold (${answer.how})`,
		diff: answer.details,
	});
}

/** A check reads only: it runs in a subshell, so that nothing of it stays in the session. */
async function runCheck(planned: PlannedStep, context: ExecutionContext): Promise<CheckAnswer | undefined> {
	const { step, check } = planned;
	if (check === undefined) return undefined;
	if (step.kind === 'sql' && step.check?.language === 'sql') {
		const { holdsInSql } = await import('./executors/sql.ts');
		return { ...(await holdsInSql(step, step.check, context)), details: [] };
	}
	const session = await context.session(step.attributes.target);
	const result = await session.run(asSubshell(check), { timeoutMs: defaultTimeouts.check, signal: context.signal });
	return {
		holds: result.ended === 'exited' && result.exit === 0,
		how: result.ended === 'exited' ? `exit ${result.exit}` : result.ended,
		details: lastLines(result.stderr.text || result.stdout.text),
	};
}
