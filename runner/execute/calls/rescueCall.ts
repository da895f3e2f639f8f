import type { Run } from '../run.ts';
import { pauseBefore } from '../attempts.ts';
import { sleep } from '../sleep.ts';
import type { Rescue } from './rescue.ts';

/** Lets a called runbook begin anew after its pause, or the run go on behind it. */
export async function rescueCall({ call, step, as }: Rescue, run: Run): Promise<void> {
	const { id, attributes } = call.step;
	const { emit, signal } = run.context;
	if (as === 'retry') {
		const again = (run.state.callRetries.get(id) ?? 0) + 1;
		const pause = pauseBefore(again, attributes);
		const text = `step ${step} failed; retry ${again} of ${attributes.retry} of the call in ${pause} ms`;
		emit({ type: 'step-note', id, text });
		if (!(await sleep(pause, signal)))
			return emit({ type: 'stopped', time: new Date().toISOString(), reason: 'interrupted' });
		await run.beginAnew(`${id}/`);
	}
	emit({ type: 'call-failed', time: new Date().toISOString(), id, step, as });
}
