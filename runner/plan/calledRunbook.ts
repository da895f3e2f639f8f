import type { CallStep, Runbook } from '../../plugins/remark-runbook/language.ts';
import type { Knowledge } from './knowledge.ts';

/** A runbook that a run calls. Names, targets, conditions and the workspace of its steps are its own. */
export interface CalledRunbook {
	/** What the ids of its steps begin with, such as `deploy/`. */
	prefix: string;
	/** Prefix of the runbook that calls it; empty for the document itself. */
	caller: string;
	step: CallStep;
	path: string;
	absolutePath: string;
	source: string;
	runbook: Runbook;
	/** Absolute directory that its commands start in. */
	workspace: string;
}

/** A called runbook with what is known of its names. */
export type CalledScope = CalledRunbook & { knowledge: Knowledge };
