import type { MatchMode, OutputFence } from '../schema/fence.ts';
import type { Contract } from '../schema/contract.ts';
import type { Input } from '../schema/input.ts';
import type { Step, StepKind } from '../schema/steps/index.ts';
import type { ChangeText } from '../resolve/describeChange.ts';
import type { DiffLine } from '../resolve/diff/changeDiff.ts';
import type { Requirements } from '../schema/steps/require.ts';

export type { DiffLine };

/** A text that the page shows as code and copies byte for byte. */
export interface CodeText {
	text: string;
	language: string;
	/** Where the reader's values stand in it, once there are any. */
	shown?: ShownText | undefined;
}

/**
 * A text as it is shown: `base` with what its marks hold in their places.
 * The base stays as it was built where only values change, so that it is highlighted once.
 */
export interface ShownText {
	base: string;
	/** In order, none in another. */
	marks: readonly TextMark[];
	/** The text as it was built, by which the page finds where it is shown. */
	of?: CodeText | undefined;
}

/** A place that a value fills or has to fill. */
export interface TextMark {
	/** Offsets in the base. */
	start: number;
	end: number;
	/** What stands there. */
	text: string;
	kind: 'open' | 'filled';
}

/** What a step must answer; `of` names the stream or the part of the response. */
export interface ExpectedOutput extends CodeText {
	match: MatchMode;
	of: OutputFence['of'];
}

/** A name that has no value yet and stands as `{{name}}` in the texts, and where its value comes from. */
export type OpenName =
	| { name: string; from: 'step'; id: string; number: number; title: string }
	| { name: string; from: 'input'; secret: boolean; description: string | undefined };

/** How a wait ends: after a time, or when a poll holds. Durations are texts such as `30s`. */
export type WaitUntil =
	| { type: 'duration'; duration: string }
	| { type: 'command'; every: string }
	| { type: 'request'; every: string; status: string[] };

/** What only one kind of step has. */
export type StepDetail =
	| { kind: 'shell'; exit: number[]; follow: string | undefined; background: true | undefined }
	| { kind: 'http'; status: string[] }
	| { kind: 'require'; requirements: Requirements }
	| { kind: 'wait'; until: WaitUntil }
	| { kind: 'sql'; connection: string; engine: 'postgresql' | 'sqlite'; transaction: boolean; rows: number | undefined }
	| { kind: 'file'; file: string; mode: string | undefined }
	| { kind: 'edit'; file: string; changes: ChangeText[]; diffs: DiffLine[][] }
	| { kind: 'manual' }
	| { kind: 'browser'; actions: string[]; allow: string[] }
	| { kind: 'choose'; input: string | undefined }
	| { kind: 'call'; runbook: string; inputs: { name: string; value: string }[] }
	| { kind: 'approve'; by: string; phrase: string; ttl: string | undefined };

/** What every step has. */
export interface StepFacts {
	/** Path of the document, by which the page keeps its values. */
	document: string;
	/** The step itself where it has texts to fill: with other values they are filled anew, by the runner's own function. */
	live?: Step | undefined;
	id: string;
	/** Position among the document's steps, from 1. */
	number: number;
	title: string;
	/** The line that runs this step alone. */
	cli: string;
	command?: CodeText | undefined;
	check?: CodeText | undefined;
	dryRun?: CodeText | undefined;
	undo?: CodeText | undefined;
	/** Of a background command. */
	ready?: CodeText | undefined;
	output: ExpectedOutput[];
	open: OpenName[];
	danger?: true | string | undefined;
	confirm?: true | string | undefined;
	/** As it is written, and in words where that is plainer. */
	condition?: string | undefined;
	conditionWords?: string | undefined;
	/** What the runner has to be told to reach it: choose step to option. */
	choices?: Readonly<Record<string, string>> | undefined;
	target?: string | undefined;
	timeout?: string | undefined;
	retry?: number | undefined;
	/** A secret one is not typed into the page. */
	captures?: { name: string; secret: boolean }[] | undefined;
	continueOnError?: boolean | undefined;
}

/** The JSON props of `@theme/RunbookStep`; its children are the title's heading and the prose. */
export type RunbookStepProps = StepFacts & StepDetail;

/** The props of `@theme/RunbookInput`: `value` is absent for secrets and inputs without a default. */
export interface RunbookInputProps {
	/** Path of the document. */
	document: string;
	name: string;
	value?: string | undefined;
}

/** The props of `@theme/RunbookOptions`, the alternatives of a choose step. */
export interface RunbookOptionsProps {
	/** Path of the document. */
	document: string;
	/** The input that decides; a tab that is chosen sets it. */
	input?: string | undefined;
	/** Tabs of the same group turn together where no input decides. */
	groupId: string;
	/** The option that is shown first; the first one where there is none. */
	defaultValue?: string | undefined;
}

/** The props of `@theme/RunbookSection`, the commands of several steps as one script. */
export interface RunbookSectionProps {
	/** Path of the document. */
	document: string;
	/** The section's title. */
	title: string;
	/** Ids, in order. */
	steps: string[];
}

/** The props of `@theme/RunbookProgress`, the bar of a runbook that is being done. */
export interface RunbookProgressProps {
	/** Path of the document. */
	document: string;
	title: string;
	steps: { id: string; number: number; title: string }[];
}

/** A step in the picture of a runbook's flow; a choose step holds those of each alternative. */
export interface FlowStep {
	id: string;
	number: number;
	title: string;
	kind: StepKind;
	condition?: string | undefined;
	danger?: true | undefined;
	/** Whether the runner can take it back. */
	undo?: true | undefined;
	options?: { title: string; steps: FlowStep[] }[] | undefined;
}

/** The props of `@theme/RunbookFlow`, the picture of a runbook's flow. */
export interface RunbookFlowProps {
	steps: FlowStep[];
}

/** A runbook as the site's index lists it. */
export interface RunbookEntry {
	title: string;
	description: string;
	/** The page's address, with the site's base. */
	permalink: string;
	system?: string | undefined;
	severity?: Contract['severity'];
	owner?: string | undefined;
	tags: string[];
	symptoms: string[];
}

/** The props of `@theme/RunbookInputs`, the form of a runbook's inputs. */
export interface RunbookInputsProps {
	/** Path of the document. */
	document: string;
	inputs: ({ name: string } & Input)[];
}
