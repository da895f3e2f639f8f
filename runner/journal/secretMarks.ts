import { mapStrings } from '../secrets/mapStrings.ts';
import { maskText } from '../secrets/maskText.ts';
import type { Masker } from '../secrets/masker.ts';

/** Ways in which a value may stand in a text and be put back from the value alone. */
const spellings: Record<string, (value: string) => string> = {
	plain: (value) => value,
	quoted: (value) => value.replaceAll("'", String.raw`'\''`),
	json: (value) => JSON.stringify(value).slice(1, -1),
	url: encodeURIComponent,
	base64: (value) => Buffer.from(value).toString('base64'),
};

/** Shorter values are left to the masker, which knows how to judge them. */
const shortest = 4;

/** Takes the secrets out of a record. */
export type MarkSecrets = <T>(record: T, masker: Masker) => T;

/**
 * Puts a mark in the place of each secret, which tells which secret stood there and how it was spelled, but not its value.
 * What no mark can stand for is masked for good.
 */
export function createSecretMarker(mark: string, secrets: ReadonlyMap<string, string>): MarkSecrets {
	const places = new Map<string, string>();
	for (const [name, value] of secrets) {
		if (value.length < shortest) continue;
		for (const [spelling, spell] of Object.entries(spellings)) {
			const spelled = spell(value);
			if (!places.has(spelled)) places.set(spelled, `⟦${mark}:${name}:${spelling}⟧`);
		}
	}
	if (places.size === 0) return (record, masker) => (masker.isEmpty ? record : mapStrings(record, masker.text));
	const longestFirst = [...places.keys()].toSorted((a, b) => b.length - a.length);
	const pattern = new RegExp(`(${longestFirst.map(escapeForRegExp).join('|')})`);
	return (record, masker) =>
		mapStrings(record, (text) =>
			text
				.split(pattern)
				.map((part) => places.get(part) ?? masker.text(part))
				.join(''),
		);
}

/** Puts the secrets back; a mark of an unknown one reads as masked. */
export function fillSecrets<T>(record: T, mark: string, secrets: ReadonlyMap<string, string>): T {
	const pattern = new RegExp(`⟦${mark}:([^:⟧]+):([a-z0-9]+)⟧`, 'gu');
	return mapStrings(record, (text) =>
		text.replaceAll(pattern, (_whole, name: string, spelling: string) => {
			const value = secrets.get(name);
			return value === undefined ? maskText : (spellings[spelling]?.(value) ?? maskText);
		}),
	);
}

function escapeForRegExp(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
