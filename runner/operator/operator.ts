/** Who answers a step's questions: a person at a terminal, or flags given beforehand. */
export interface Operator {
	/** An ordinary question; `--yes` answers it. */
	confirm(question: string): Promise<Answer>;
	/** A destructive step: the phrase is typed, or `--allow-danger` was given. */
	confirmDanger(question: string, phrase: string): Promise<Answer>;
}

export type Answer = { given: true; by: string } | { given: false; reason: string };
