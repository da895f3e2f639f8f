import type { Function as FunctionNode } from 'unbash';
import type { Location } from './command.ts';
import type { SourceText } from './text/sourceText.ts';

/** What a reader's terminal carries from one command to the next. */
export interface SessionState {
	/** Relative to the session's start (`.`) or absolute; undefined where unknown. */
	cwd: string | undefined;
	previousCwd: string | undefined;
	directories: (string | undefined)[];
	/** Shell variables; undefined for one that is set to an unknown value. */
	variables: Map<string, string | undefined>;
	functions: Map<string, { node: FunctionNode; source: SourceText }>;
	aliases: Map<string, string>;
	/** A `source`, `eval` or change of `PATH` may have brought commands that nobody sees here. */
	mayDefine: boolean;
	location: Location;
	/** What an interactive `ssh` or `docker exec -it … bash` took over from, until `exit`. */
	outside: { cwd: string | undefined; location: Location; tool: string } | undefined;
}

/** The state that a document starts with. */
export function initialState(location: Location = { type: 'local' }): SessionState {
	return {
		cwd: location.type === 'local' ? '.' : undefined,
		previousCwd: undefined,
		directories: [],
		variables: new Map(),
		functions: new Map(),
		aliases: new Map(),
		mayDefine: false,
		location,
		outside: undefined,
	};
}

/** A copy for a subshell or a branch: what happens there stays there. */
export function cloneState(state: SessionState): SessionState {
	return {
		...state,
		directories: [...state.directories],
		variables: new Map(state.variables),
		functions: new Map(state.functions),
		aliases: new Map(state.aliases),
	};
}

/** After branches that may or may not have run: what they changed is unknown, what they defined may be there. */
export function mergeBranches(state: SessionState, branches: readonly SessionState[]): void {
	for (const branch of branches) {
		if (branch.cwd !== state.cwd) state.cwd = undefined;
		if (branch.mayDefine) state.mayDefine = true;
		for (const [name, value] of branch.variables) {
			if (state.variables.get(name) !== value || !state.variables.has(name)) state.variables.set(name, undefined);
		}
		for (const [name, body] of branch.functions) state.functions.set(name, body);
		for (const [name, body] of branch.aliases) state.aliases.set(name, body);
	}
}
