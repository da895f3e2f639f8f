import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectLock, hashOf } from '../../../../../runner/verify/surface/lock/collect.ts';
import { compareLocks } from '../../../../../runner/verify/surface/lock/compare.ts';
import { lockSchema } from '../../../../../runner/verify/surface/lock/schema.ts';
import type { Usage } from '../../../../../runner/verify/surface/lock/usage.ts';

const names = fc.constantFrom('a', 'b', 'c');
const usage: fc.Arbitrary<Usage> = fc
	.record({ tool: names, sub: names, flags: fc.uniqueArray(fc.constantFrom('-x', '--long', '--value')) })
	.map(({ tool, sub, flags }) => ({
		tool,
		version: '1.0',
		commands: [
			{ name: tool, grammar: ['commandFirst'] },
			{ name: `${tool} ${sub}`, grammar: [] },
		],
		options: flags.map((name) => ({ command: `${tool} ${sub}`, name, option: { value: 'none' } })),
	}));

const shipAt = (version: string, value: 'none' | 'required', flag: string): Usage => ({
	tool: 'ship',
	version,
	commands: [{ name: 'ship', grammar: [] }],
	options: [
		{ command: 'ship', name: flag, option: { value: 'none' } },
		{ command: 'ship', name: '--to', option: { value } },
	],
});

describe('a lock', () => {
	it('does not depend on the order of the documents, and follows its schema', () => {
		fc.assert(
			fc.property(fc.array(usage, { maxLength: 8 }), (usages) => {
				const lock = collectLock(usages);
				expect(JSON.stringify(collectLock(usages.toReversed()))).toBe(JSON.stringify(lock));
				expect(lockSchema.parse(JSON.parse(JSON.stringify(lock)))).toEqual(lock);
				expect(Object.values(lock.tools).every((tool) => hashOf(tool) === tool.hash)).toBe(true);
				expect(compareLocks(lock, lock)).toEqual({ missing: [], stale: [], versions: [], changed: [] });
			}),
		);
	});

	it('names what is new, what is left over, what is read otherwise, and other versions', () => {
		const difference = compareLocks(
			collectLock([shipAt('1', 'none', '--old')]),
			collectLock([shipAt('2', 'required', '--new')]),
		);
		expect(difference).toEqual({
			missing: ['ship --new'],
			stale: ['ship --old'],
			versions: ['ship 1 -> 2'],
			changed: ['ship --to'],
		});
	});
});
