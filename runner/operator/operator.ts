import type { Input } from '../../plugins/remark-runbook/language.ts';
import type { Steering } from './steering.ts';

/** Who answers a step's questions: a person at a terminal, or flags given beforehand. */
export interface Operator {
	/** An ordinary question; `--yes` answers it. */
	confirm(question: string): Promise<Answer>;
	/** A destructive step: the phrase is typed, or `--allow-danger` was given. */
	confirmDanger(question: string, phrase: string): Promise<Answer>;
	/** An approval: the phrase is typed, or was given with `--approve`. No other flag gives it. */
	approve(request: ApprovalRequest): Promise<Approval>;
	/** One of several alternatives. No flag answers it here: `--choose` decides before the run. */
	choose(request: ChoiceRequest): Promise<ChoiceAnswer>;
	/** The value of an input that nobody gave; where it is absent, nobody is there to ask. */
	askInput?(name: string, input: Input): Promise<Typed>;
	/** Says before each step and after a failure how the run goes on; where it is absent, nobody does. */
	steering?: Steering;
}

interface ChoiceRequest {
	/** The step's id. */
	id: string;
	title: string;
	options: readonly { value: string; title: string }[];
}

type ChoiceAnswer = { given: true; option: string; by: string } | { given: false; reason: string };

export interface ApprovalRequest {
	/** The step's id. */
	id: string;
	title: string;
	/** Who may approve, in words. */
	by: string;
	phrase: string;
}

/** `time` is when it was given, ISO 8601. */
export type Approval = { given: true; by: string; time: string } | { given: false; reason: string };

export type Answer = { given: true; by: string } | { given: false; reason: string };

type Typed = { given: true; value: string } | { given: false; reason: string };
