import path from 'node:path';
import type { Contract } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { openSession } from './session/index.ts';
import type { EarlySession } from './session/earlySession.ts';
import type { SavedState, Session, SessionOptions } from './session/index.ts';
import { watchdogCommand } from './watchdog.ts';

interface SessionsOptions {
	contract: Contract;
	workspace: string;
	env: Readonly<Record<string, string | undefined>>;
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

export function createSessions({ contract, workspace, env, restore, early }: SessionsOptions): Sessions {
	const open = new Map<string, Promise<Session>>();
	const used = new Set<string>();
	const beside: Session[] = [];
	let closing = false;
	return {
		get(name) {
			const key = name ?? '';
			const existing = open.get(key) ?? openOne({ ...settingsOf(name), restore: restore?.get(key) });
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
			const { cwd, env: environment } = await (await this.get(name)).state();
			const session = await openSession({ cwd, env: environment });
			beside.push(session);
			await session.run(watchdogCommand(process.pid));
			return { session, isClosing: () => closing };
		},
		async close() {
			closing = true;
			await Promise.all(beside.map((session) => session.close()));
			await Promise.all([...open.values()].map(async (session) => (await session).close()));
		},
	};

	function openOne(settings: SessionOptions): Promise<Session> {
		return (settings.restore ? undefined : early?.take(settings)) ?? openSession(settings);
	}

	function settingsOf(name: string | undefined): SessionOptions {
		if (name === undefined) return { cwd: workspace, env: { ...env } };
		const target = contract.targets[name];
		if (!target) throw new UserError(`the runbook has no target named ${name}`);
		return { cwd: path.resolve(workspace, target.cwd ?? '.'), env: { ...env, ...target.env } };
	}
}
