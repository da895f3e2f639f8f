import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchSize } from '../../../../runner/execute/targets/groupSession.ts';

test.each([
	['1', 7, 1],
	['3', 7, 3],
	['9', 7, 9],
	['25%', 8, 2],
	['25%', 7, 1],
	['1%', 7, 1],
	['100%', 7, 7],
])('%s of %i hosts are %i at a time', (serial, hosts, expected) => {
	expect(batchSize(serial, hosts)).toBe(expected);
});

test('a share is never more than itself, but for one host, and never none', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 500 }), (share, hosts) => {
			const size = batchSize(`${share}%`, hosts);
			expect(size).toBeGreaterThanOrEqual(1);
			expect(size === 1 || size <= (hosts * share) / 100).toBe(true);
		}),
	);
});
