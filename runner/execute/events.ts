import type { StepKind } from '../../plugins/remark-runbook/language.ts';

/** How a step ended. `unknown` is a step that was started and whose end nobody saw. */
export type StepStatus = 'passed' | 'failed' | 'skipped' | 'already-done' | 'interrupted' | 'unknown';

/** Why a step failed, with where in the document to look and how to mend it. */
export interface Failure {
	message: string;
	/** Document line that the failure belongs to: the command, the expected output, an attribute. */
	line: number;
	column: number;
	/** Rule that the failure reports under, such as `output/mismatch`. */
	ruleId: `${'output' | 'shell' | 'language'}/${string}`;
	/** A readable difference of expected and actual, one line an entry. */
	diff?: string[];
	hint?: string;
}

/** Everything that happens in a run, in order; a run's state is a fold over these. Times are ISO 8601. */
export type RunEvent =
	| { type: 'run-started'; time: string; path: string; title: string; steps: number; mode: 'execute' | 'test' }
	| { type: 'step-started'; time: string; id: string; kind: StepKind; title: string; number: number; command?: string }
	| { type: 'step-output'; id: string; stream: 'stdout' | 'stderr'; text: string }
	| { type: 'step-note'; id: string; text: string }
	/** Somebody approved; `time` is when, which for a flag is the start of the command. */
	| { type: 'step-approved'; time: string; id: string; by: string }
	| { type: 'step-captured'; id: string; name: string; value: string; secret: boolean }
	| {
			type: 'step-ended';
			time: string;
			id: string;
			status: StepStatus;
			durationMs: number;
			exit?: number;
			failure?: Failure;
			reason?: string;
	  }
	| { type: 'undo-started'; time: string; id: string; command: string }
	| {
			type: 'undo-ended';
			time: string;
			id: string;
			status: 'passed' | 'failed';
			durationMs: number;
			exit?: number;
			failure?: Failure;
	  }
	| { type: 'run-ended'; time: string; status: 'passed' | 'failed' | 'interrupted'; durationMs: number };

export type Emit = (event: RunEvent) => void;
