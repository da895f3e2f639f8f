import type { LanguageRuleId } from '../problems/catalogue.ts';

/** A place that is no MDX, in our words, and the span to blank out so that the rest can be read. */
export interface SyntaxFault {
	ruleId: LanguageRuleId;
	start: number;
	end: number;
	message: string;
	hint: string;
	blank: { start: number; end: number };
	/** It only follows from a fault that was blanked out before. */
	consequence?: boolean;
}

/** Explains a fault at `offset` of `text`, in which earlier faults are blanked out. */
export type Explain = (text: string, offset: number) => Omit<SyntaxFault, 'ruleId'>;

/** End of the span from `start` to a closing character on the same line, or of the opening character alone. */
export function spanEnd(text: string, start: number, close: string): number {
	const end = text.indexOf(close, start);
	const crossesLine = end === -1 || /[\r\n]/.test(text.slice(start, end));
	return crossesLine ? Math.min(start + 1, text.length) : end + 1;
}
