import type { Props } from '@theme/RunbookIndexPage';
import { wordMatch } from '../../finding/wordMatch.ts';

export type Runbook = Props['runbooks'][number];
export type Facet = 'system' | 'severity' | 'tag' | 'owner';
export type Filter = Readonly<Partial<Record<Facet | 'text', string>>>;

export const facets = ['system', 'severity', 'tag', 'owner'] as const satisfies Facet[];
const severities = ['critical', 'high', 'medium', 'low'];

/** The values that a runbook has under a facet. */
function valuesOf(runbook: Runbook, facet: Facet): readonly string[] {
	if (facet === 'tag') return runbook.tags;
	const value = runbook[facet];
	return value === undefined ? [] : [value];
}

/** The values that there are under a facet, severities from the worst on. */
export function choicesOf(runbooks: readonly Runbook[], facet: Facet): string[] {
	const values = [...new Set(runbooks.flatMap((runbook) => valuesOf(runbook, facet)))];
	if (facet === 'severity') return severities.filter((severity) => values.includes(severity));
	return values.toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** The runbooks that a filter leaves: every facet holds, and every word begins a word of theirs. */
export function filtered(runbooks: readonly Runbook[], filter: Filter): Runbook[] {
	const { text = '' } = filter;
	return runbooks.filter((runbook) => {
		const holds = facets.every((facet) => !filter[facet] || valuesOf(runbook, facet).includes(filter[facet]));
		const words = [runbook.title, runbook.description, ...runbook.symptoms].join(' ');
		return holds && text.split(/\s+/).every((word) => wordMatch(word, words) !== 0);
	});
}

/** Runbooks by their system, those without one last. */
export function bySystem(runbooks: readonly Runbook[]): { system: string | undefined; runbooks: Runbook[] }[] {
	const systems: (string | undefined)[] = [...choicesOf(runbooks, 'system'), undefined];
	return systems
		.map((system) => ({ system, runbooks: runbooks.filter((runbook) => runbook.system === system) }))
		.filter((group) => group.runbooks.length > 0);
}

/** A filter as it stands in an address, and back; what is no facet is left alone. */
export function readFilter(search: string): Filter {
	const given = new URLSearchParams(search);
	return Object.fromEntries(
		[...facets, 'text' as const].flatMap((name) => {
			const value = given.get(name);
			return value ? [[name, value]] : [];
		}),
	);
}

export function writeFilter(filter: Filter): string {
	const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
	return query === '' ? '' : `?${query}`;
}
