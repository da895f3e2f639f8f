import type { LostSecret } from '../execute/regain/lostSecrets.ts';
import { foldEvent, initialState } from '../execute/runState.ts';
import type { RunState } from '../execute/runState.ts';
import type { SavedState, StateChange } from '../execute/session/index.ts';
import { savedStateSchema } from '../execute/session/savedStateSchema.ts';
import { valueOf } from '../plan/knowledge.ts';
import type { Plan } from '../plan/plan.ts';
import { prefixOf, scopedPlan } from '../plan/scope.ts';
import { maskText } from '../secrets/maskText.ts';
import type { KeptRun } from './keptRun.ts';
import { fillSecrets } from './secretMarks.ts';
import { secretsOf } from './startJournal.ts';

interface Restorable {
	state: RunState;
	/** What the sessions of the targets start with. */
	sessions: Map<string, SavedState>;
	/** Secrets that steps yielded: no value of them was kept. */
	lost: LostSecret[];
	/** What could not be brought back, one sentence each. */
	notes: string[];
}

/** What a run goes on with, secrets of the plan put back. What holds another secret is left out: it was never kept. */
export function restorable({ events, created }: KeptRun, plan: Plan): Restorable {
	const secrets = secretsOf(plan);
	const state = events.map((event) => fillSecrets(event, created.mark, secrets)).reduce(foldEvent, initialState());
	const lost = dropCaptures(state, events, plan);
	const notes = [...lost.map(lostNote), ...mendUndos(state, plan)];
	const sessions = new Map<string, SavedState>();
	for (const [target, change] of state.sessions) {
		const saved = savedStateSchema.safeParse(change).data;
		if (!saved) continue;
		notes.push(...omissions(target, change));
		sessions.set(target, withoutMasked(saved));
	}
	return { state, sessions, lost, notes };
}

/** What was given for this part of the run is no longer lost. */
function dropCaptures({ captures }: RunState, events: KeptRun['events'], plan: Plan): LostSecret[] {
	const gone = [...captures].filter(([, { value, secret }]) => secret || value.includes(maskText));
	return gone.flatMap(([name]) => {
		captures.delete(name);
		const given = valueOf(scopedPlan(plan, name).knowledge)(name.slice(prefixOf(name).length));
		const taken = events.findLast((event) => event.type === 'step-captured' && event.name === name);
		return given === undefined && taken?.type === 'step-captured' ? [{ name, step: taken.id }] : [];
	});
}

function lostNote({ name }: LostSecret): string {
	return `not restored: ${name}, which an earlier step yielded, holds a secret`;
}

/** An undo of which a part was masked is filled in anew. */
function mendUndos(state: RunState, plan: Plan): string[] {
	return [...state.steps.values()].flatMap((record) => {
		if (!isMasked(record.undo)) return [];
		const planned = plan.steps.find(({ step }) => step.id === record.id);
		const knows = valueOf(scopedPlan(plan, record.id).knowledge);
		const missing = planned?.undoPending.filter(({ name }) => knows(name) === undefined) ?? [];
		if (record.undo?.type === 'command' && planned?.undo !== undefined && missing.length === 0) {
			record.undo = { type: 'command', command: planned.undo };
			return [];
		}
		record.undo = undefined;
		return [`not restored: the undo of ${record.id}, which holds a secret`];
	});
}

function omissions(target: string, change: StateChange): string[] {
	const where = target === '' ? '' : ` on ${target}`;
	const masked = (change.variables ?? []).filter(isMasked).map(({ name }) => name);
	const functions = isMasked(change.definitions) ? ['functions and aliases'] : [];
	return [
		...[...masked, ...functions].map((name) => `not restored: ${name}${where}: a secret is in it`),
		...(change.omitted ?? []).map((name) => `not restored: ${name}${where}: too long, or no text`),
	];
}

function withoutMasked(saved: SavedState): SavedState {
	return {
		...saved,
		variables: saved.variables.filter((variable) => !isMasked(variable)),
		definitions: isMasked(saved.definitions) ? null : saved.definitions,
		traps: isMasked(saved.traps) ? '' : saved.traps,
	};
}

function isMasked(part: unknown): boolean {
	return JSON.stringify(part ?? null).includes(maskText);
}
