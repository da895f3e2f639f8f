import type { Problem, Runbook } from '../../plugins/remark-runbook/language.ts';

/** A document as read: `path` is relative to the working directory with forward slashes. */
export interface LoadedDocument {
	path: string;
	absolutePath: string;
	source: string;
	isRunbook: boolean;
	runbook: Runbook | undefined;
	problems: Problem[];
	/** The runbooks that it calls, by the id of the step; only those of calls without a fault. */
	calls?: ReadonlyMap<string, LoadedRunbook>;
}

/** A document that is a valid runbook. */
export type LoadedRunbook = LoadedDocument & { runbook: Runbook };
