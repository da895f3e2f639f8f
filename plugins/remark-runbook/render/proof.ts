import type { Report } from '../schema/report.ts';

/** `by-hand` is a person's work, which no machine proves. */
type StepState = 'verified' | 'stale' | 'drifted' | 'unverified' | 'by-hand';

/** A runbook is `partly` verified where some of its steps are, and the others at least not drifted. */
export type ProofState = StepState | 'partly';

/** A report that says something: its kind, when and of what it was made. */
export interface ProofSource {
	mode: Report['mode'];
	/** ISO 8601, in UTC. */
	createdAt: string;
	commit?: string | undefined;
	/** Of runbook-exec. */
	version: string;
}

/** What is wrong, as the report words it. */
export interface ProofMessage {
	message: string;
	ruleId?: string | undefined;
	hint?: string | undefined;
}

/** What the reports say of one step. */
export interface StepProof {
	state: StepState;
	/** The rung of the ladder, 0 to 5. */
	rung: number;
	/** Why the step holds no higher rung, or none. */
	reason?: string | undefined;
	source?: ProofSource | undefined;
	/** Where it drifted. */
	messages: ProofMessage[];
	/** What was looked at or run, and what it said; a line each. */
	evidence: string[];
	/** Tools with their versions. */
	tools: string[];
}

/** What one report says of a runbook as a whole: a point of its trend. */
export interface ProofPoint extends ProofSource {
	ok: boolean;
	/** Of `checkable` steps, those that held. */
	held: number;
	checkable: number;
}

/** What the reports say of one runbook. */
export interface RunbookProof {
	state: ProofState;
	/** Days after which a proof is too old to count. */
	staleAfter: number;
	/** Why nothing is known, where nothing is. */
	reason?: string | undefined;
	/** The latest report that counts. */
	source?: ProofSource | undefined;
	tools: string[];
	/** What is wrong outside of its steps. */
	messages: ProofMessage[];
	/** Steps by their ids; one that is missing is unverified, and no report speaks of it. */
	steps: { [id: string]: StepProof };
	/** The address of the page that shows all runbooks. */
	statusPage?: string | undefined;
	/** Oldest first. */
	trend: ProofPoint[];
}

/** A row of the page that shows all runbooks. */
export interface RunbookStatus {
	title: string;
	path: string;
	permalink: string;
	/** The address of its badge. */
	badge: string;
	owner?: string | undefined;
	state: ProofState;
	/** All steps; of these, a person's work, and those that are proven. */
	steps: number;
	byHand: number;
	verified: number;
	source?: ProofSource | undefined;
	drifts: (ProofMessage & { step?: { id: string; title: string } })[];
	trend: ProofPoint[];
}
