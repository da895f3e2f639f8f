import type { Severity } from '../../../plugins/remark-runbook/index.ts';
import type { Doubt } from './document/doubts.ts';
import type { Finding, Missing } from './finding.ts';

/** How much a document is about this repository, by what of it resolves here. */
export type Relevance = 'own' | 'mixed' | 'foreign';

/** Counts distinct telling names that resolve against those that do not. */
export function relevanceOf(findings: readonly Finding[], central: boolean): Relevance {
	const names = (status: Finding['status']): number =>
		new Set(
			findings
				.filter((finding) => finding.status === status && !(finding.status === 'resolved' && !finding.telling))
				.map(({ name }) => name),
		).size;
	const found = names('resolved');
	const missing = names('missing');
	const balanced = found * 4 >= missing;
	if (found >= 2 && balanced) return 'own';
	if (central && found >= 1 && balanced) return 'own';
	return (found >= 1 && balanced) || central ? 'mixed' : 'foreign';
}

/** The severity of a missing name, or why it is not held against the document. */
export function judge(missing: Missing, doubts: readonly Doubt[], relevance: Relevance): Severity | { reason: string } {
	const severity = severityOf(missing, doubts, relevance);
	return severity === 'error' && missing.mild === true ? 'warning' : severity;
}

function severityOf(missing: Missing, doubts: readonly Doubt[], relevance: Relevance): Severity | { reason: string } {
	const certain = doubts.find(({ level }) => level === 'certain');
	if (certain !== undefined) return certain;
	const [doubt] = doubts;
	if (missing.strength === 'exact') return doubt === undefined && relevance !== 'foreign' ? 'error' : 'warning';
	if (doubt !== undefined) return doubt;
	if (relevance === 'foreign') return ofForeign(missing);
	if (missing.strength === 'likely') return 'error';
	return relevance === 'own' ? 'warning' : { reason: 'the document may speak of something else' };
}

const targets = /^reference\/(?:npm-script|make-target|just-recipe|workflow|task)$/;

/** A path whose directory is here speaks of this repository by itself; the name of a target does not. */
function ofForeign({ strength, ruleId }: Missing): Severity | { reason: string } {
	return strength === 'likely' && !targets.test(ruleId)
		? 'warning'
		: { reason: 'nothing else in the document speaks of this repository' };
}
