import type { Problem, Evidence } from '../../../plugins/remark-runbook/language.ts';
import type { Span } from '../../shell/command.ts';

export type RuleId = Problem['ruleId'];

/** How sure it is that a missing name is drift: `exact` by a second witness, `likely` by the place, `weak` by absence alone. */
export type Strength = 'exact' | 'likely' | 'weak';

/** What a resolver says of one name in a command or a text. */
export type Finding =
	| { status: 'resolved'; ruleId: RuleId; name: string; witness: string; telling: boolean }
	| { status: 'unknown'; ruleId: RuleId; name: string; reason: string }
	| Missing;

export interface Missing {
	status: 'missing';
	ruleId: RuleId;
	/** As written in the document. */
	name: string;
	span: Span;
	message: string;
	hint?: string;
	/** Replaces the span where there is only one thing that can be meant. */
	fix?: string;
	/** The command fails without it, wherever the document leaves no doubt of the directory. */
	needed?: boolean;
	strength: Strength;
	/** The command works all the same, and does not what the document says: never more than a warning. */
	mild?: boolean;
	/** What was looked at. */
	evidence: Evidence[];
}

/** A name that is there; `telling` where a stranger's repository would hardly have it. */
export function resolved(ruleId: RuleId, name: string, seen: string, telling = true): Finding {
	return { status: 'resolved', ruleId, name, witness: seen, telling };
}

/** A name of which nothing can be said. */
export function unknown(ruleId: RuleId, name: string, reason: string): Finding {
	return { status: 'unknown', ruleId, name, reason };
}

/** Evidence of this layer. */
export function witness(text: string, tool?: string): Evidence {
	return { layer: 'reference', witness: text, ...(tool === undefined ? {} : { tool }) };
}
