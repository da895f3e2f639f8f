import type { Problem } from '../../plugins/remark-runbook/language.ts';

/** Worst first. */
const severities = ['error', 'warning', 'info'] as const;

/**
 * Leaves one problem for each cause: of those at one place the strongest, and none that an unreadable
 * rest of a fence may have brought about. `sources` are the documents' texts by path.
 */
export function dedupe(problems: readonly Problem[], sources: ReadonlyMap<string, string>): Problem[] {
	return withoutCascades(strongestOfEach(problems), sources);
}

/** Of a cause that several rules report only the strongest rule's findings are left, each message once. */
function strongestOfEach(problems: readonly Problem[]): Problem[] {
	const leading = strongestBy(problems, causeOf);
	const ofLeadingRule = problems.filter((problem) => leading.get(causeOf(problem))?.ruleId === problem.ruleId);
	return [...strongestBy(ofLeadingRule, (problem) => `${causeOf(problem)} ${problem.message}`).values()];
}

function strongestBy(problems: readonly Problem[], keyOf: (problem: Problem) => string): Map<string, Problem> {
	const byKey = new Map<string, Problem>();
	for (const problem of problems) {
		const key = keyOf(problem);
		const other = byKey.get(key);
		if (!other || rank(problem) < rank(other)) byKey.set(key, problem);
	}
	return byKey;
}

/** The tools and the repository are asked about the same words: what both miss is one cause. Other rules stand for themselves. */
function causeOf(problem: Problem): string {
	const { path, line, column, endLine, endColumn, ruleId } = problem;
	return JSON.stringify([path, line, column, ...(isLookup(problem) ? [endLine, endColumn] : [ruleId])]);
}

/** Bash reads nothing right from a syntax error to the end of its fence; a stronger finding there is kept all the same. */
function withoutCascades(problems: readonly Problem[], sources: ReadonlyMap<string, string>): Problem[] {
	const unreadable = problems
		.filter(({ ruleId }) => ruleId === 'shell/syntax')
		.map((problem) => ({ problem, lastLine: lastLineOfFence(problem, sources.get(problem.path)) }));
	const isHidden = (found: Problem): boolean =>
		unreadable.some(
			({ problem, lastLine }) =>
				problem.path === found.path &&
				found.line >= problem.line &&
				found.line <= lastLine &&
				rank(problem) <= rank(found),
		);
	return problems.filter((found) => !isLookup(found) || !isHidden(found));
}

/** The line before the next line of nothing but backticks or tildes. */
function lastLineOfFence({ line }: Problem, source: string | undefined): number {
	const below = source?.split(/\r?\n/).slice(line) ?? [];
	const closing = below.findIndex((text) => /^[\s>]*(?:`{3,}|~{3,})\s*$/.test(text));
	return closing === -1 ? line : line + closing;
}

function isLookup({ ruleId }: Problem): boolean {
	return ruleId.startsWith('surface/') || ruleId.startsWith('reference/');
}

function rank({ severity }: Problem): number {
	return severities.indexOf(severity);
}
