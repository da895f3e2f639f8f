import type { ChangeText, Runbook, Step } from '../../plugins/remark-runbook/language.ts';
import type { Choice } from './choices.ts';
import type { Knowledge } from './knowledge.ts';
import type { CalledScope } from './calledRunbook.ts';

/** A name in a step's texts that has no value yet, and the step that yields it, if one does. */
export interface PendingName {
	name: string;
	/** Id of the step that captures it; undefined for an input that nobody gave. */
	step: string | undefined;
}

/** One step as it will be done: the exact bytes, with unknown values left as `{{name}}`. */
export interface PlannedStep {
	step: Step;
	/** Position among the document's steps, from 1. */
	number: number;
	/** What the reader copies and the runner executes; none for manual, require and plain waits. */
	command?: string | undefined;
	/** The file that it changes or writes, relative to the workspace. */
	path?: string | undefined;
	/** What a `file` step writes, without the line ending at its end. */
	content?: string | undefined;
	changes?: ChangeText[] | undefined;
	/** What a dry-run foresees of it: the difference that it makes, or why that is not known. */
	preview?: string[] | undefined;
	check?: string | undefined;
	undo?: string | undefined;
	dryRun?: string | undefined;
	/** Tells that a background command can be used. */
	ready?: string | undefined;
	/** What a `browser` step does, in words. */
	actions?: string[] | undefined;
	/** What a `call` step gives to the runbook that it calls. */
	inputs?: { name: string; value: string }[] | undefined;
	/** What is typed to approve; only of an `approve` step. */
	phrase?: string | undefined;
	/** Why it is asked before the step; true where no reason is given. */
	danger?: string | true | undefined;
	confirm?: string | true | undefined;
	/** What the step itself waits for, and what its undo does: the step may yield the latter. */
	pending: PendingName[];
	undoPending: PendingName[];
	/** The calls that it stands in, outermost first. */
	calls: readonly string[];
	/** Why the step is left out of this run, where it is. */
	skipped?: string | undefined;
	/** Whether it stands in an option that is not taken: left out of the run, and verified all the same. */
	notTaken?: true | undefined;
	/** What an undecided `if` or choice depends on, in words. */
	mayRun?: string | undefined;
	/** Of a `choose` step: what it takes, where that is known. */
	choice?: Choice | undefined;
}

/** A runbook with inputs resolved and steps selected: what a dry-run shows and a run does. */
export interface Plan {
	path: string;
	absolutePath: string;
	runbook: Runbook;
	/** Absolute directory that the document's commands start in. */
	workspace: string;
	knowledge: Knowledge;
	/** The choices that are made before the run, by the id of their step. */
	choices: ReadonlyMap<string, Choice>;
	/** The runbooks that it calls, each before those that it calls itself. */
	called: readonly CalledScope[];
	/** The plan of the document itself, where this is that of a runbook that it calls. */
	root?: Plan;
	/** Ids of the calls of which nothing is wrong. */
	sound: ReadonlySet<string>;
	steps: PlannedStep[];
}
