import type { Runbook, Step } from '../../plugins/remark-runbook/index.ts';

/** What is known of a name: a value, a secret, or that a step yields it later. */
export type Known = { state: 'value'; value: string; secret: boolean } | { state: 'later'; step: string };

/** Input and capture names with what is known of each. */
export type Knowledge = ReadonlyMap<string, Known>;

/** One step as it will be done: the exact bytes, with unknown captures left as `{{name}}`. */
export interface PlannedStep {
	step: Step;
	/** Position among the document's steps, from 1. */
	number: number;
	/** What the reader copies and the runner executes; none for manual, require and plain waits. */
	command?: string;
	check?: string;
	undo?: string;
	dryRun?: string;
	/** Names whose value is known only after an earlier step. */
	pending: { name: string; step: string }[];
	/** Why the step is left out of this run, where it is. */
	skipped?: string;
}

export interface Plan {
	path: string;
	runbook: Runbook;
	/** Directory that relative paths of the document's commands refer to. */
	workspace: string;
	knowledge: Knowledge;
	steps: PlannedStep[];
}
