import type { PlannedStep } from '../plan/plan.ts';
import { takeCaptures } from './captures.ts';
import type { Attempt, ExecutionContext } from './context.ts';
import { attemptStep } from './executors/index.ts';
import { sleep } from './sleep.ts';
import { withholdOutput } from './withheldOutput.ts';

/** Tries a step as often as it says, up to an answer that yields what the step captures. */
export async function attemptWithRetries(planned: PlannedStep, context: ExecutionContext): Promise<Attempt> {
	const { kind, attributes } = planned.step;
	// A call is tried again with the steps that it leads to.
	const retry = kind === 'call' ? 0 : (attributes.retry ?? 0);
	let attempt = await attemptOnce(planned, context);
	for (let again = 1; again <= retry && attempt.status === 'failed'; again++) {
		const pause = pauseBefore(again, attributes);
		const text = `${attempt.failure.message}; retry ${again} of ${retry} in ${pause} ms`;
		context.emit({ type: 'step-note', id: planned.step.id, text });
		if (!(await sleep(pause, context.signal))) return { status: 'interrupted' };
		attempt = await attemptOnce(planned, context);
	}
	return attempt;
}

/** Milliseconds before a further try; the first one is 1. */
export function pauseBefore(again: number, { delay = 1000, backoff = 1 }: PlannedStep['step']['attributes']): number {
	return Math.round(delay * backoff ** (again - 1));
}

async function attemptOnce(planned: PlannedStep, context: ExecutionContext): Promise<Attempt> {
	const withheld = withholdOutput(planned.step, context);
	const attempt = withheld.conceal(await attemptStep(planned, withheld.context));
	if (attempt.status !== 'passed') return attempt;
	const failure = takeCaptures(planned.step, attempt, context);
	if (failure) return withheld.conceal({ status: 'failed', failure });
	withheld.release();
	return attempt;
}
