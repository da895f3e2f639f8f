import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractSource } from '../../../plugins/remark-runbook/native/extractSource.ts';
import { runEventSchema } from '../../../runner/execute/eventSchema.ts';
import type { RunEvent } from '../../../runner/execute/events.ts';
import { createDecider } from '../../../runner/execute/nextAction.ts';
import type { Action, UndoPolicy } from '../../../runner/execute/nextAction.ts';
import { foldEvent, initialState } from '../../../runner/execute/runState.ts';
import { planUndo } from '../../../runner/execute/undo/planUndo.ts';
import { gatherKnowledge } from '../../../runner/plan/knowledge.ts';
import type { Plan } from '../../../runner/plan/plan.ts';
import { planRun } from '../../../runner/plan/planRun.ts';
import { shell } from '../../support/execution.ts';

const time = '2026-01-01T00:00:00.000Z';
const results = ['passed', 'failed', 'tolerated', 'already-done', 'interrupted'] as const;
type Result = (typeof results)[number];

async function planOf(stepCount: number, skip: readonly string[]): Promise<Plan> {
	const ids = Array.from({ length: stepCount }, (_, index) => `s${index}`);
	const { runbook } = await extractSource('a.mdx', ids.map((id) => shell(id, 'true')).join(''));
	if (!runbook) throw new Error('the runbook is invalid');
	const knowledge = gatherKnowledge(runbook, { given: new Map(), sandbox: {}, env: {} });
	const known = skip.filter((id) => ids.includes(id));
	return planRun({
		path: 'a.mdx',
		absolutePath: '/a.mdx',
		runbook,
		workspace: '/',
		knowledge,
		selection: { skip: known },
	});
}

/** The events of an action, with the step ending as it is said. */
function eventsOf(action: Action, plan: Plan, state: ReturnType<typeof initialState>, result: Result): RunEvent[] {
	switch (action.type) {
		case 'take-step': {
			const { id, kind, title } = action.planned.step;
			const status = result === 'tolerated' ? 'failed' : result;
			const tolerated = result === 'tolerated' ? { tolerated: true as const } : {};
			const undo = Number(id.slice(1)) % 2 === 0 ? { undo: { type: 'command' as const, command: 'true' } } : {};
			return [
				{ type: 'step-started', time, id, kind, title, number: 1 },
				{ type: 'step-ended', time, id, status, durationMs: 0, ...tolerated, ...undo },
			];
		}
		case 'leave-out':
			return [
				{
					type: 'step-ended',
					time,
					id: action.planned.step.id,
					status: 'skipped',
					durationMs: 0,
					reason: action.reason,
				},
			];
		case 'plan-undo':
			return [planUndo(plan, state)];
		case 'undo-step': {
			const { id } = action.planned.step;
			const status = result === 'passed' || result === 'failed' ? result : 'passed';
			return [
				{ type: 'undo-started', time, id, command: 'true' },
				{ type: 'undo-ended', time, id, status, durationMs: 0 },
			];
		}
		case 'rescue-call':
		case 'settle-unknown':
		case 'end':
			return [];
	}
}

const runs = fc.record({
	results: fc.array(fc.constantFrom(...results), { minLength: 1, maxLength: 8 }),
	skip: fc.uniqueArray(fc.constantFrom('s0', 's1', 's2'), { maxLength: 2 }),
	policy: fc.constantFrom<UndoPolicy>('never', 'on-failure', 'always'),
});

test('every prefix of a run decides what the run itself did next', async () => {
	await fc.assert(
		fc.asyncProperty(runs, async ({ results: ends, skip, policy }) => {
			const plan = await planOf(ends.length, skip);
			const decide = createDecider(plan, policy);
			const live = initialState();
			const history: RunEvent[] = [];
			const decisions = new Map<number, Action>();
			for (let action = decide(live); ; action = decide(live)) {
				decisions.set(history.length, action);
				if (action.type === 'end') break;
				for (const event of eventsOf(action, plan, live, ends[history.length % ends.length] ?? 'passed')) {
					history.push(runEventSchema.parse(JSON.parse(JSON.stringify(event))));
					foldEvent(live, event);
				}
			}
			for (const [length, action] of decisions)
				expect(decide(history.slice(0, length).reduce(foldEvent, initialState()))).toEqual(action);
			// A step is taken, left out or taken back once, and none is forgotten.
			const ended = history.flatMap((event) => (event.type === 'step-ended' ? [event.id] : []));
			expect(ended).toEqual(plan.steps.map(({ step }) => step.id));
			const undone = history.flatMap((event) => (event.type === 'undo-ended' ? [event.id] : []));
			expect(undone).toEqual([...new Set(undone)].toSorted((a, b) => Number(b.slice(1)) - Number(a.slice(1))));
		}),
		{ numRuns: 60 },
	);
});
