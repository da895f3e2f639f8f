import type { PlannedStep } from '../plan/plan.ts';
import type { ExecutionContext } from './context.ts';
import type { Failure } from './events.ts';
import { asSubshell } from './executors/wait.ts';
import { failureAt, lastLines } from './failures.ts';
import type { SessionResult } from './session/index.ts';
import { defaultTimeouts } from './timeouts.ts';

/** Asks the `check` fence before the step: what holds already is not done again. */
export async function readCheck(planned: PlannedStep, context: ExecutionContext): Promise<'holds' | 'open'> {
	const result = await runCheck(planned, context);
	return result?.ended === 'exited' && result.exit === 0 ? 'holds' : 'open';
}

/** Asks the `check` fence after the step: the failure where the outcome does not hold. */
export async function proveOutcome(planned: PlannedStep, context: ExecutionContext): Promise<Failure | undefined> {
	const result = await runCheck(planned, context);
	const fence = planned.step.check;
	if (!result || !fence || (result.ended === 'exited' && result.exit === 0)) return undefined;
	const how = result.ended === 'exited' ? `exit ${result.exit}` : result.ended;
	return failureAt(fence, {
		ruleId: 'output/check',
		message: `the step ran, but its check does not hold (${how})`,
		diff: lastLines(result.stderr.text || result.stdout.text),
	});
}

/** A check reads only: it runs in a subshell, so that nothing of it stays in the session. */
async function runCheck(planned: PlannedStep, context: ExecutionContext): Promise<SessionResult | undefined> {
	if (planned.check === undefined) return undefined;
	const session = await context.session(planned.step.attributes.target);
	return session.run(asSubshell(planned.check), { timeoutMs: defaultTimeouts.check, signal: context.signal });
}
