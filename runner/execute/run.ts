import type { Plan } from '../plan/plan.ts';
import type { Deadlines } from './calls/deadlines.ts';
import type { ExecutionContext } from './context.ts';
import type { RunLog } from './runLog.ts';
import type { RunSessions } from './runSessions.ts';
import type { RunState } from './runState.ts';
import type { Settle } from './settle.ts';

/** A runbook of the run, as its steps see it. */
export interface Scoped {
	plan: Plan;
	context: ExecutionContext;
	/** Interrupted by another signal: Ctrl-C ends the steps, not what takes them back. */
	undoContext: ExecutionContext;
}

/** What the actions of a run work with. */
export interface Run {
	plan: Plan;
	context: ExecutionContext;
	/** What a step works with: the plan and the context of the runbook that it belongs to. */
	within(id: string): Scoped;
	state: RunState;
	log: RunLog;
	sessions: Pick<RunSessions, 'save'>;
	/** Time limits of the calls that the run stands in. */
	deadlines: Deadlines;
	/** Makes the called runbooks whose steps begin so as they were before their first step. */
	beginAnew(prefix: string): Promise<void>;
	settle: Settle;
}
