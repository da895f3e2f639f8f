import type { Plan, PlannedStep } from '../plan/plan.ts';
import type { RunState } from '../execute/runState.ts';

/** A step that is about to run, or just failed, and all that the operator may want to know of it. */
export interface Situation {
	/** The step with the values that are known by now, secrets hidden. */
	planned: PlannedStep;
	plan: Plan;
	state: RunState;
	/** Inputs that may still be changed: name and present value, none for a secret. */
	inputs: ReadonlyMap<string, string | undefined>;
}

/** What the operator wants next. */
export type Decision =
	| { type: 'run' }
	/** This step and all that follow, without a further question. */
	| { type: 'run-rest' }
	| { type: 'skip' }
	| { type: 'jump'; to: string }
	| { type: 'edit'; name: string; value: string }
	/** Takes back the step that was done last. */
	| { type: 'undo' }
	| { type: 'quit'; undo: boolean; reason: string };

export interface Steering {
	beforeStep(situation: Situation): Promise<Decision>;
	/** `run` tries the step again, `skip` goes on behind it. */
	afterFailure(situation: Situation): Promise<Decision>;
}
