import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { applyFixes } from './applyFixes.ts';

/** What came of mending one document. */
export interface Fixed {
	text: string;
	/** How many mends are in the text. */
	count: number;
	/** Findings that were left because their mend would have brought another finding. */
	refused: readonly Problem[];
}

type Recheck = (text: string) => Promise<readonly Problem[]>;

/** A mend may uncover the next finding of a rule that reports once a document. */
const maximumRounds = 200;

/** Mends what is certain, and looks at the text again after each mend: one that brings a new finding is not taken. */
export async function fixDocument(source: string, problems: readonly Problem[], recheck: Recheck): Promise<Fixed> {
	const texts = new Set([source]);
	const refused: Problem[] = [];
	let count = 0;
	let left = problems;
	for (let round = 0; round < maximumRounds; round += 1) {
		const fixable = left.filter((one) => one.fix !== undefined && !refused.some((other) => isSame(one, other)));
		const step =
			(await attempt(texts, fixable, left, recheck)) ?? (await attempt(texts, fixable.slice(0, 1), left, recheck));
		if (step) {
			texts.add(step.text);
			count += step.count;
			left = step.left;
		} else if (fixable[0]) refused.push(fixable[0]);
		else break;
	}
	return { text: [...texts].at(-1) ?? source, count, refused };
}

/** Some mends together; undefined where they bring a new finding, or a text that was there before. */
async function attempt(
	texts: ReadonlySet<string>,
	fixable: readonly Problem[],
	before: readonly Problem[],
	recheck: Recheck,
): Promise<{ text: string; count: number; left: readonly Problem[] } | undefined> {
	const mended = applyFixes([...texts].at(-1) ?? '', fixable);
	if (texts.has(mended.text)) return undefined;
	const left = await recheck(mended.text);
	return hasNew(left, before) ? undefined : { ...mended, left };
}

/** Whether a rule has more findings than before. Messages and places change with the text. */
function hasNew(after: readonly Problem[], before: readonly Problem[]): boolean {
	return after.some((problem) => countOf(after, problem) > countOf(before, problem));
}

function countOf(problems: readonly Problem[], { ruleId, severity }: Problem): number {
	return problems.filter((problem) => problem.ruleId === ruleId && problem.severity === severity).length;
}

function isSame(a: Problem, b: Problem): boolean {
	return a.ruleId === b.ruleId && a.message === b.message;
}
