import { createHash } from 'node:crypto';
import { UserError } from '../errors/userError.ts';

/** One part of a set of documents. */
export interface Shard {
	/** From 1 to `count`. */
	index: number;
	count: number;
}

/** Reads `2/3`. Throws a `UserError` for anything else. */
export function readShard(text: string | undefined): Shard | undefined {
	if (text === undefined) return undefined;
	const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
	if (index < 1 || index > count) {
		throw new UserError(
			`--shard ${JSON.stringify(text)} names no part`,
			'Write it as part/parts, from 1/3 to 3/3 for three parts.',
		);
	}
	return { index, count };
}

/** A document's path with forward slashes, the same on every machine, and its size in bytes. */
interface Sized {
	path: string;
	size: number;
}

/**
 * The documents of one part, in their order. They are laid out in the order of a hash of their paths and cut into
 * parts of about equal size, so that a new document moves few others; every document is in exactly one part.
 */
export function takeShard<T>(documents: readonly T[], shard: Shard | undefined, sizeOf: (document: T) => Sized): T[] {
	if (!shard) return [...documents];
	const laidOut = documents
		.map((document) => ({ document, ...sizeOf(document) }))
		.map(({ document, path, size }) => ({ document, key: `${hash(path)} ${path}`, weight: size + 1 }))
		.toSorted((a, b) => (a.key < b.key ? -1 : 1));
	const total = laidOut.reduce((sum, { weight }) => sum + weight, 0);
	let before = 0;
	const taken = new Set<T>();
	for (const { document, weight } of laidOut) {
		const part = Math.floor(((before + weight / 2) / total) * shard.count) + 1;
		if (part === shard.index) taken.add(document);
		before += weight;
	}
	return documents.filter((document) => taken.has(document));
}

function hash(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
