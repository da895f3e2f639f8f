import type { UserError } from '../errors/userError.ts';
import type { Knowledge } from '../plan/knowledge.ts';
import type { Operator } from '../operator/operator.ts';
import type { Session } from './session/index.ts';
import type { Masker } from '../secrets/masker.ts';
import type { BesideSession } from './sessions.ts';
import type { Emit, Failure, Undo } from './events.ts';
import type { FlowState } from './flow.ts';

/** What every executor can use. */
export interface ExecutionContext {
	workspace: string;
	env: Readonly<Record<string, string | undefined>>;
	/** What is known of the names of the step's own runbook. */
	knowledge: Knowledge;
	/** What is known of those of the runbook that a step belongs to. */
	knowledgeOf(id: string): Knowledge;
	/** Sets a name that a step yields, also where it is an output that a caller takes. */
	yieldValue(id: string, name: string, value: string, secret: boolean): void;
	/** Why what a call gives by now are no inputs of the runbook that it calls. */
	whyNotCallable(id: string): UserError | undefined;
	/** The session of a target, opened when first asked for. */
	session(target: string | undefined): Promise<Session>;
	/** A further session of a target, for what runs beside the steps; closed at the end of the run. */
	sessionBeside(target: string | undefined): Promise<BesideSession>;
	/** Where files of the run are kept; nowhere where the run is not. */
	filesDirectory: string | undefined;
	operator: Operator;
	/** Learns the secrets that a step yields, before anything of them is told. */
	masker: Masker;
	/** What earlier steps came to. */
	flow: FlowState;
	emit: Emit;
	signal: AbortSignal;
}

/** How one attempt of a step ended. `undo` is how the step's kind takes it back. */
export type Attempt =
	| {
			status: 'passed';
			exit?: number | undefined;
			/** What a `capture` takes. */
			answer?: string | undefined;
			/** What it takes with `of`. */
			answers?: Partial<Record<'stdout' | 'stderr' | 'body' | 'headers', string>> | undefined;
			/** Names that the step took by itself. */
			taken?: Readonly<Record<string, string>> | undefined;
			/** Parts of the answer were dropped. */
			incomplete?: boolean | undefined;
			undo?: Undo | undefined;
	  }
	| { status: 'failed'; exit?: number | undefined; failure: Failure }
	| { status: 'interrupted' };
