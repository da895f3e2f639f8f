import type { Props } from '@theme/RunbookIncidentPage';
import { wordMatch } from '../../finding/wordMatch.ts';

type Runbook = Props['runbooks'][number];

/** What a person may see, and the runbook for it. One that names no symptom is found by its title. */
export interface Symptom {
	text: string;
	runbook: Runbook;
}

const ranks = ['critical', 'high', 'medium', 'low'];

/** All symptoms, the worst first. */
export function symptomsOf(runbooks: readonly Runbook[]): Symptom[] {
	return runbooks
		.flatMap((runbook) =>
			(runbook.symptoms.length > 0 ? runbook.symptoms : [runbook.title]).map((text) => ({ text, runbook })),
		)
		.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ runbook }: Symptom): number {
	const rank = ranks.indexOf(runbook.severity ?? '');
	return rank === -1 ? ranks.length : rank;
}

/** Those that a description shares most words with, best first; all of them where nothing is described. */
export function matching(symptoms: readonly Symptom[], description: string): Symptom[] {
	const scored = symptoms.map((symptom) => {
		const { title, system = '', description: about, tags } = symptom.runbook;
		const own = wordMatch(description, symptom.text);
		const other = wordMatch(description, [title, system, about, ...tags].join(' '));
		return { symptom, score: own === undefined ? undefined : own * 2 + (other ?? 0) };
	});
	return scored
		.filter(({ score }) => score !== 0)
		.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
		.map(({ symptom }) => symptom);
}
