/** A step, or its undo, that was started and whose end nobody saw. */
export interface UnknownOutcome {
	id: string;
	title: string;
	of: 'step' | 'undo';
	command: string | undefined;
}

/** What is to become of it, and who says so; without an answer the run ends there. */
export type Settlement = { as: 'rerun' | 'done'; by: string } | { as: undefined; reason: string };

export type Settle = (unknown: UnknownOutcome) => Promise<Settlement>;

/** Where nobody can be asked. */
export const settleNothing: Settle = ({ id }) =>
	Promise.resolve({ as: undefined, reason: `nobody says what became of ${id}` });
