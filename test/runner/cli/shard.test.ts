import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShard, takeShard } from '../../../runner/cli/shard.ts';
import { UserError } from '../../../runner/errors/userError.ts';

interface Document {
	path: string;
	size: number;
}

const anyDocuments = fc.uniqueArray(fc.record({ path: fc.string({ minLength: 1 }), size: fc.nat(100_000) }), {
	selector: ({ path }) => path,
	maxLength: 40,
});

const take = (documents: readonly Document[], index: number, count: number): Document[] =>
	takeShard(documents, { index, count }, (document) => document);
const weightOf = (some: readonly Document[]): number => some.reduce((sum, { size }) => sum + size + 1, 0);
const parts = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a shard', () => {
	test('holds each document in exactly one part, in the given order, whatever the order they are found in', () => {
		fc.assert(
			fc.property(anyDocuments, fc.integer({ min: 1, max: 8 }), (documents, count) => {
				const shards = parts(count).map((index) => take(documents, index, count));
				expect(
					shards
						.flat()
						.map(({ path }) => path)
						.toSorted(),
				).toEqual(documents.map(({ path }) => path).toSorted());
				for (const [index, shard] of shards.entries()) {
					expect(shard).toEqual(documents.filter((document) => shard.includes(document)));
					expect(new Set(take(documents.toReversed(), index + 1, count))).toEqual(new Set(shard));
				}
			}),
		);
	});

	test('weighs at most one document more or less than its share on either side', () => {
		fc.assert(
			fc.property(anyDocuments, fc.integer({ min: 1, max: 8 }), (documents, count) => {
				const largest = Math.max(0, ...documents.map(({ size }) => size + 1));
				const share = weightOf(documents) / count;
				for (const index of parts(count)) {
					expect(Math.abs(weightOf(take(documents, index, count)) - share)).toBeLessThanOrEqual(largest);
				}
			}),
		);
	});

	test('loses few documents to its neighbours when one is added', () => {
		const documents = parts(200).map((number) => ({ path: `docs/${number}.md`, size: 1000 }));
		const grown = [...documents, { path: 'docs/new.md', size: 1000 }];
		const moved = parts(4).flatMap((index) => {
			const after = new Set(take(grown, index, 4));
			return take(documents, index, 4).filter((document) => !after.has(document));
		});
		expect(moved.length).toBeLessThanOrEqual(4);
	});

	test.each(['0/3', '4/3', '1', 'a/b', '1/0', '-1/3', '1/3/5', '1.5/3', ''])('%j is refused', (text) => {
		expect(() => readShard(text)).toThrow(UserError);
	});

	test('3/3 is the last of three parts; without the option all is taken', () => {
		expect(readShard('3/3')).toEqual({ index: 3, count: 3 });
		expect(takeShard(['a', 'b'], readShard(undefined), (path) => ({ path, size: 1 }))).toEqual(['a', 'b']);
	});
});
