import type { Plan } from '../plan/plan.ts';
import type { Operator } from '../operator/operator.ts';
import type { Masker } from '../secrets/masker.ts';
import { createDeadlines } from './calls/deadlines.ts';
import type { Emit, RunEvent, RunStatus } from './events.ts';
import { maskEvents } from './maskEvents.ts';
import { createDecider } from './nextAction.ts';
import type { Action, UndoPolicy } from './nextAction.ts';
import { performAction } from './performAction.ts';
import type { Run } from './run.ts';
import { noLog } from './runLog.ts';
import type { RunLog } from './runLog.ts';
import { foldEvent, initialState } from './runState.ts';
import type { RunState } from './runState.ts';
import type { LostSecret } from './regain/lostSecrets.ts';
import type { Regain } from './regain/regainSecrets.ts';
import type { EarlySession } from './session/earlySession.ts';
import type { SavedState } from './session/index.ts';
import { settleNothing } from './settle.ts';
import type { Settle } from './settle.ts';
import { createNames } from './names.ts';
import { createRunSessions } from './runSessions.ts';
import { createScopes } from './scopes.ts';

export interface RunOptions {
	mode: 'execute' | 'test';
	env: Readonly<Record<string, string | undefined>>;
	operator: Operator;
	/** Knows the secrets of the plan; learns those that steps yield. */
	masker: Masker;
	emit: Emit;
	/** Ends the steps. */
	signal: AbortSignal;
	/** Ends the undo that follows, too. */
	undoSignal?: AbortSignal;
	undo: UndoPolicy;
	/** A session that is open already, for the first target that it fits. */
	early?: EarlySession | undefined;
	/** Keeps the events; without it the run can't be resumed. */
	log?: RunLog;
	/** The state of the run so far, where it is one that goes on. */
	state?: RunState;
	/** Tells of the run's beginning, or of its going on. */
	opening?: readonly RunEvent[];
	/** Decides about steps whose end nobody saw. */
	settle?: Settle;
	/** The secrets that its steps yielded, of which none is kept, and who says where they come from. */
	lost?: readonly LostSecret[];
	regain?: Regain;
	/** What the sessions of that run came to, by target. */
	restore?: ReadonlyMap<string, SavedState>;
}

/** Executes a plan step by step and tells everything through `emit`. No process of the run is left behind. */
export async function runPlan(plan: Plan, options: RunOptions): Promise<RunStatus> {
	const started = performance.now();
	const { log = noLog, state = initialState() } = options;
	const emit = createEmit(state, log, options);
	const names = createNames({ plan, captures: state.captures, masker: options.masker, emit });
	const sessions = createRunSessions({
		plan,
		env: options.env,
		knowledgeOf: names.of,
		restore: options.restore,
		early: options.early,
	});
	const { within, beginAnew } = createScopes({
		plan,
		names,
		sessions,
		shared: {
			filesDirectory: log.directory,
			operator: options.operator,
			masker: options.masker,
			flow: state.flow,
			emit,
			signal: options.signal,
		},
		undoSignal: options.undoSignal ?? new AbortController().signal,
	});
	const { context } = within('');
	const deadlines = createDeadlines(plan.steps);
	const { settle = settleNothing } = options;
	const run: Run = { plan, context, within, state, log, sessions, deadlines, beginAnew, settle };
	for (const event of options.opening ?? [startEvent(plan, options.mode)]) emit(event);
	let status: RunStatus = 'failed';
	try {
		const decide = createDecider(plan, options.undo);
		let action = decide(state);
		if (options.state) {
			await prepareToGoOn(action, run, options);
			action = decide(state);
		}
		for (; action.type !== 'end'; action = decide(state)) await take(action, run);
		({ status } = action);
	} finally {
		deadlines.clear();
		await sessions.close();
		emit({ type: 'run-ended', time: now(), status, durationMs: performance.now() - started });
		log.sync();
	}
	return status;
}

/** What a process that has ended took along: secrets that steps had yielded, and commands that ran beside them. */
async function prepareToGoOn(action: Action, run: Run, { lost = [], regain, undo }: RunOptions): Promise<void> {
	if (lost.length > 0 && regain && action.type !== 'end') {
		const { regainSecrets } = await import('./regain/regainSecrets.ts');
		await regainSecrets(action, { lost, regain, mayUndo: undo !== 'never' }, run);
		if (run.state.halted !== undefined) return;
	}
	const { restartBackground } = await import('./restartBackground.ts');
	await restartBackground(action, run);
}

/** A person at the terminal is asked what to do; what asks is loaded only then. */
async function take(action: Exclude<Action, { type: 'end' }>, run: Run): Promise<void> {
	const { steering } = run.context.operator;
	if (!steering) return performAction(action, run);
	const { steer } = await import('./steer.ts');
	return steer(action, run, steering);
}

/** Each event changes the state first, is kept next, and is shown last. */
function createEmit(state: RunState, log: RunLog, { emit: show, masker }: RunOptions): Emit {
	return maskEvents((masked, raw) => {
		foldEvent(state, raw);
		log.record(raw, masker);
		show(masked);
	}, masker);
}

function startEvent({ path, runbook, steps }: Plan, mode: RunOptions['mode']): RunEvent {
	return { type: 'run-started', time: now(), path, title: runbook.title, steps: steps.length, mode };
}

function now(): string {
	return new Date().toISOString();
}
