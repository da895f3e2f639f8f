import path from 'node:path';
import type { Contract, Target } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { valueOf } from '../plan/knowledge.ts';
import type { Knowledge } from '../plan/knowledge.ts';
import type { EarlySession } from './session/earlySession.ts';
import { openSession } from './session/index.ts';
import type { SavedState, Session, SessionOptions } from './session/index.ts';
import { watchdogCommand } from './watchdog.ts';

interface SessionsOptions {
	contract: Contract;
	knowledge: Knowledge;
	workspace: string;
	/** The environment that the runner was started in. */
	env: Readonly<Record<string, string | undefined>>;
	/** Variables that the runbook sets, wherever a session is. */
	contractEnv: Readonly<Record<string, string>>;
	/** What the sessions of an earlier part of the run came to, by target. */
	restore?: ReadonlyMap<string, SavedState> | undefined;
	early?: EarlySession | undefined;
}

/** The sessions of a run: one for each target, opened when first used. */
export interface Sessions {
	get(target: string | undefined): Promise<Session>;
	/** The states of the sessions that were asked for since the last time, by target. */
	save(): Promise<Map<string, SavedState>>;
	/** A session that starts with the directory and the environment that the target's session has by now. */
	openBeside(target: string | undefined): Promise<BesideSession>;
	close(): Promise<void>;
}

export interface BesideSession {
	session: Session;
	/** Whether the run is ending its sessions. */
	isClosing(): boolean;
}

export function createSessions(options: SessionsOptions): Sessions {
	const open = new Map<string, Promise<Session>>();
	const used = new Set<string>();
	const beside: Session[] = [];
	let closing = false;
	return {
		get(name) {
			const key = name ?? '';
			const existing = open.get(key) ?? openOrExplain(name, options, () => open.delete(key));
			open.set(key, existing);
			used.add(key);
			return existing;
		},
		async save() {
			const states = new Map<string, SavedState>();
			for (const key of used) {
				const state = await (await open.get(key))?.save();
				if (state) states.set(key, state);
			}
			used.clear();
			return states;
		},
		async openBeside(name) {
			const session = await openAnother(name, await this.get(name), options);
			beside.push(session);
			return { session, isClosing: () => closing };
		},
		async close() {
			closing = true;
			await Promise.all(beside.map((session) => session.close()));
			const sessions = await Promise.allSettled(open.values());
			await Promise.all(sessions.map((result) => result.status === 'fulfilled' && result.value.close()));
		},
	};
}

/** A machine that can't be reached fails the step, and may be reached by the next attempt. */
async function openOrExplain(name: string | undefined, options: SessionsOptions, forget: () => void): Promise<Session> {
	try {
		return await openOne(name, options);
	} catch (error) {
		const type = name === undefined ? 'local' : options.contract.targets[name]?.type;
		if (!(error instanceof UserError) || type === undefined || type === 'local') throw error;
		forget();
		const { unreachable } = await import('./targets/unreachable.ts');
		return unreachable(error);
	}
}

async function openOne(name: string | undefined, options: SessionsOptions): Promise<Session> {
	const { workspace, env, contractEnv } = options;
	const localEnv = { ...env, ...contractEnv };
	const restore = options.restore?.get(name ?? '');
	const target = await findTarget(name, options);
	if (!target) return openLocal({ cwd: workspace, env: localEnv, restore }, options);
	if (target.type === 'local') {
		const cwd = path.resolve(workspace, target.cwd ?? '.');
		return openLocal({ cwd, env: { ...localEnv, ...target.env }, restore }, options);
	}
	const { openTarget } = await import('./targets/openTarget.ts');
	return openTarget(target, { workspace, env, contractEnv, restore });
}

/** Undefined for this machine. */
async function findTarget(
	name: string | undefined,
	{ contract, knowledge }: SessionsOptions,
): Promise<Target | undefined> {
	if (name === undefined) return undefined;
	const declared = contract.targets[name];
	if (!declared) throw new UserError(`the runbook has no target named ${name}`);
	const { fillTarget } = await import('./targets/fillTarget.ts');
	return fillTarget(name, declared, valueOf(knowledge));
}

function openLocal(settings: SessionOptions, { early }: SessionsOptions): Promise<Session> {
	return (settings.restore ? undefined : early?.take(settings)) ?? openSession(settings);
}

/** One more session where `session` is, in the state that it has by now. */
async function openAnother(name: string | undefined, session: Session, options: SessionsOptions): Promise<Session> {
	const target = await findTarget(name, options);
	if (target && target.type !== 'local') {
		const { openTarget } = await import('./targets/openTarget.ts');
		const { workspace, env, contractEnv } = options;
		const all = target.type === 'ssh' ? { ...target, serial: '100%' } : target;
		return openTarget(all, { workspace, env, contractEnv, restore: await session.save() });
	}
	const { cwd, env } = await session.state();
	const another = await openSession({ cwd, env });
	await another.run(watchdogCommand(process.pid));
	return another;
}
