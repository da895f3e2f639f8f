import path from 'node:path';
import type { Contract } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { openSession } from './session/index.ts';
import type { Session } from './session/index.ts';

interface SessionsOptions {
	contract: Contract;
	workspace: string;
	env: Readonly<Record<string, string | undefined>>;
}

/** The sessions of a run: one for each target, opened when first used. */
export interface Sessions {
	get(target: string | undefined): Promise<Session>;
	close(): Promise<void>;
}

export function createSessions({ contract, workspace, env }: SessionsOptions): Sessions {
	const open = new Map<string, Promise<Session>>();
	return {
		get(name) {
			const key = name ?? '';
			const existing = open.get(key) ?? openSession(settingsOf(name));
			open.set(key, existing);
			return existing;
		},
		async close() {
			await Promise.all([...open.values()].map(async (session) => (await session).close()));
		},
	};

	function settingsOf(name: string | undefined): { cwd: string; env: Record<string, string | undefined> } {
		if (name === undefined) return { cwd: workspace, env: { ...env } };
		const target = contract.targets[name];
		if (!target) throw new UserError(`the runbook has no target named ${name}`);
		return { cwd: path.resolve(workspace, target.cwd ?? '.'), env: { ...env, ...target.env } };
	}
}
