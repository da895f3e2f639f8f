import type { Report } from './schema.ts';
import { printable } from './text/printable.ts';
import { plural } from './text/plural.ts';

const shownReasons = 3;
const shownNames = 4;
const missing = /^(\S+) is not on PATH$/;

/** Why commands are unknown, the most frequent reason first: `it runs elsewhere (110)`, `not on PATH: bun, just (12)`. */
export function unknownReasons({ documents }: Report): string[] {
	const unknown = documents
		.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands))
		.filter(({ verdict }) => verdict === 'unknown');
	const witnesses = unknown.map(({ evidence }) => oneLine(evidence[0]?.witness ?? 'nobody knows it'));
	const missed = namesOf(byFrequency(witnesses.flatMap((witness) => missing.exec(witness)?.[1] ?? [])));
	const reasons = byFrequency(
		witnesses.map((witness) => (missing.test(witness) ? `not on PATH: ${missed}` : withoutDetails(witness))),
	);
	const others = reasons.slice(shownReasons);
	const rest = others.reduce((sum, [, count]) => sum + count, 0);
	return [
		...reasons.slice(0, shownReasons).map(([reason, count]) => `${reason} (${count})`),
		...(rest > 0 ? [`${plural(others.length, 'other reason')} (${rest})`] : []),
	];
}

function oneLine(text: string): string {
	return printable(text.replaceAll(/\s+/g, ' '));
}

function withoutDetails(witness: string): string {
	return witness.replace(/ \([^()]*\)$/, '');
}

function namesOf(tools: readonly [string, number][]): string {
	const names = tools.slice(0, shownNames).map(([name]) => name);
	const left = tools.length - names.length;
	return left > 0 ? `${names.join(', ')} and ${left} more` : names.join(', ');
}

/** Each text once, with how often it came. */
function byFrequency(texts: readonly string[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return [...counts].toSorted(([, one], [, other]) => other - one);
}
