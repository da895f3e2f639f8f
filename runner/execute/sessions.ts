import path from 'node:path';
import type { Contract } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { openSession } from './session/index.ts';
import type { EarlySession } from './session/earlySession.ts';
import type { Session, SessionOptions } from './session/index.ts';

interface SessionsOptions {
	contract: Contract;
	workspace: string;
	env: Readonly<Record<string, string | undefined>>;
	early?: EarlySession | undefined;
}

/** The sessions of a run: one for each target, opened when first used. */
export interface Sessions {
	get(target: string | undefined): Promise<Session>;
	close(): Promise<void>;
}

export function createSessions({ contract, workspace, env, early }: SessionsOptions): Sessions {
	const open = new Map<string, Promise<Session>>();
	return {
		get(name) {
			const key = name ?? '';
			const existing = open.get(key) ?? openOne(settingsOf(name));
			open.set(key, existing);
			return existing;
		},
		async close() {
			await Promise.all([...open.values()].map(async (session) => (await session).close()));
		},
	};

	function openOne(settings: SessionOptions): Promise<Session> {
		return early?.take(settings) ?? openSession(settings);
	}

	function settingsOf(name: string | undefined): SessionOptions {
		if (name === undefined) return { cwd: workspace, env: { ...env } };
		const target = contract.targets[name];
		if (!target) throw new UserError(`the runbook has no target named ${name}`);
		return { cwd: path.resolve(workspace, target.cwd ?? '.'), env: { ...env, ...target.env } };
	}
}
