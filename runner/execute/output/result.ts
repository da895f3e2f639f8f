/** Whether an answer is what a document says. `line` counts the lines of the expected text from 0. */
export type MatchResult = { ok: true } | { ok: false; message: string; diff: string[]; line: number };

export const matched: MatchResult = { ok: true };
