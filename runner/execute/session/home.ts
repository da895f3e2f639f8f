import { statSync } from 'node:fs';
import { UserError } from '../../errors/userError.ts';
import { findBash } from './findBash.ts';
import { exportedVariables } from './state.ts';
import type { ShellState } from './state.ts';
import type { SessionOptions } from './types.ts';
import { randomToken } from './randomToken.ts';

/** The environment variable that marks every process of a session. */
export const markerName = 'RUNBOOK_EXEC_SESSION';

/** What stays the same for all shells of a session. */
export interface SessionHome {
	bash: string;
	cwd: string;
	env: Record<string, string>;
	/** `NAME=value`, the start of an entry in the environment of each process of the session. */
	marker: string;
}

/** The value that marks a session's processes. */
export function createMarker(env: SessionOptions['env']): string {
	const id = randomToken(12);
	// A session inside a session extends the outer marker, so that ending the outer one finds its processes too.
	return env[markerName] === undefined ? id : `${env[markerName]}.${id}`;
}

export function createHome({ cwd, env }: SessionOptions): SessionHome {
	const value = createMarker(env);
	return {
		bash: findBash(env['PATH']),
		cwd: existingDirectory(cwd),
		env: { ...definedOnly(env), [markerName]: value },
		marker: `${markerName}=${value}`,
	};
}

export function existingDirectory(cwd: string): string {
	if (!isDirectory(cwd)) throw new UserError(`the directory to run in does not exist: ${cwd}`);
	return cwd;
}

/** The state's directory, or the session's own where that one is gone. */
export function directoryToOpen(home: SessionHome, state: Pick<ShellState, 'cwd'> | undefined): string {
	return state && isDirectory(state.cwd) ? state.cwd : home.cwd;
}

const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The state's exported variables, and what the session was given under names that no shell variable can have. */
export function environmentToOpen(home: SessionHome, state: ShellState | undefined): Record<string, string> {
	if (!state) return home.env;
	const unspeakable = Object.entries(home.env).filter(
		([name]) => !variableName.test(name) && !name.startsWith('BASH_FUNC_'),
	);
	return {
		...Object.fromEntries(unspeakable),
		...exportedVariables(state),
		[markerName]: home.env[markerName] ?? '',
	};
}

function isDirectory(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function definedOnly(env: Record<string, string | undefined>): Record<string, string> {
	const defined: Record<string, string> = {};
	for (const [name, value] of Object.entries(env)) if (value !== undefined) defined[name] = value;
	return defined;
}
