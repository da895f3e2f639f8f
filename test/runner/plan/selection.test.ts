import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selectSteps } from '../../../runner/plan/selection.ts';
import type { Selectable, Selection } from '../../../runner/plan/selection.ts';

const step = (id: string, more: Partial<Selectable> = {}): Selectable => ({
	id,
	kind: 'shell',
	tags: [],
	groups: [],
	...more,
});
const steps = [
	step('a', { tags: ['fast'] }),
	step('gate', { kind: 'approve' }),
	step('how', { kind: 'choose' }),
	step('one', { groups: ['how'], tags: ['fast', 'one'] }),
	step('two', { groups: ['how'] }),
	step('z'),
];
const taken = (selection: Selection): string =>
	selectSteps(steps, selection)
		.flatMap((reason, index) => (reason === undefined ? [steps[index]?.id] : []))
		.join(' ');

describe('a selection', () => {
	test.each<[Selection, string]>([
		[{}, 'a gate how one two z'],
		[{ from: 'how' }, 'gate how one two z'],
		[{ from: 'two' }, 'gate how two z'],
		[{ to: 'how' }, 'a gate how one two'],
		[{ to: 'one' }, 'a gate how one'],
		[{ only: ['how'] }, 'gate how one two'],
		[{ only: ['two'] }, 'gate how two'],
		[{ only: ['a'] }, 'a'],
		[{ skip: ['how'] }, 'a gate z'],
		[{ skip: ['gate', 'z'] }, 'a gate how one two'],
		[{ tags: ['fast'] }, 'a gate how one'],
		[{ tags: ['one'] }, 'gate how one'],
		[{ skipTags: ['fast'] }, 'gate how two z'],
		[{ tags: ['fast'], from: 'how' }, 'gate how one'],
	])('%j takes %s', (selection, ids) => {
		expect(taken(selection)).toBe(ids);
	});

	test.each<[Selection, string]>([
		[{ from: 'twoo' }, '--from twoo: the runbook has no step with this id'],
		[{ only: ['a', 'b'] }, '--only b: the runbook has no step with this id'],
		[{ tags: ['fats'] }, '--tags fats: no step has this tag'],
		[{ skipTags: ['x'] }, '--skip-tags x: no step has this tag'],
		[{ from: 'z', to: 'a' }, '--from z comes after --to a'],
	])('%j is refused', (selection, message) => {
		expect(() => selectSteps(steps, selection)).toThrow(message);
	});

	test('never takes a step without the groups around it and the approvals before it', () => {
		const ids = steps.map(({ id }) => id);
		const some = fc.subarray(ids);
		fc.assert(
			fc.property(fc.record({ only: some, skip: some }), (selection) => {
				const reasons = selectSteps(steps, selection);
				const isTaken = (id: string): boolean => reasons[ids.indexOf(id)] === undefined;
				const needsGroup = isTaken('one') || isTaken('two');
				const needsGate = isTaken('how') || isTaken('z');
				expect([needsGroup && !isTaken('how'), needsGate && !isTaken('gate')]).toEqual([false, false]);
			}),
		);
	});
});
