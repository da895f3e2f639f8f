import { fillText } from '../../plugins/remark-runbook/language.ts';
import { valueOf } from '../plan/knowledge.ts';
import type { Knowledge } from '../plan/knowledge.ts';
import type { Plan } from '../plan/plan.ts';
import { prefixOf, scopedPlan } from '../plan/scope.ts';
import type { EarlySession } from './session/earlySession.ts';
import type { SavedState } from './session/index.ts';
import { createSessions } from './sessions.ts';
import type { Sessions } from './sessions.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface RunSessionsOptions {
	plan: Plan;
	env: Environment;
	knowledgeOf(prefix: string): Knowledge;
	restore: ReadonlyMap<string, SavedState> | undefined;
	early: EarlySession | undefined;
}

type ScopeSessions = Sessions & {
	/** What its commands find in their environment at first. */
	env(): Environment;
};

/** The sessions of all runbooks of a run: each has its own, which start in its own workspace. */
export interface RunSessions {
	of(prefix: string): ScopeSessions;
	/** The states of the sessions that were asked for since the last time, by prefix and target. */
	save(): Promise<Map<string, SavedState>>;
	/** Ends those whose prefix begins so; what asks for them later gets new ones. */
	closeWithin(prefix: string): Promise<void>;
	close(): Promise<void>;
}

export function createRunSessions(options: RunSessionsOptions): RunSessions {
	const open = new Map<string, ScopeSessions>();
	/** Those that have nothing to go on with any more. */
	const ended = new Set<string>();
	return {
		of(prefix) {
			const restore = ended.has(prefix) ? undefined : options.restore;
			const sessions = open.get(prefix) ?? openScope(prefix, { ...options, restore });
			open.set(prefix, sessions);
			return sessions;
		},
		async save() {
			const states = new Map<string, SavedState>();
			for (const [prefix, sessions] of open)
				for (const [target, state] of await sessions.save()) states.set(prefix + target, state);
			return states;
		},
		async closeWithin(within) {
			const left = [...open].filter(([prefix]) => prefix.startsWith(within));
			await Promise.all(left.map(([, sessions]) => sessions.close()));
			for (const [prefix] of left) {
				open.delete(prefix);
				ended.add(prefix);
			}
		},
		async close() {
			await Promise.all([...open.values()].map((sessions) => sessions.close()));
		},
	};
}

function openScope(prefix: string, { plan, env, knowledgeOf, restore, early }: RunSessionsOptions): ScopeSessions {
	const { runbook, workspace } = scopedPlan(plan, prefix);
	const knowledge = knowledgeOf(prefix);
	const contractEnv = filledEnv(runbook.contract.env, knowledge);
	const own = [...(restore ?? [])].filter(([target]) => prefixOf(target) === prefix);
	const sessions = createSessions({
		contract: runbook.contract,
		knowledge,
		workspace,
		env,
		contractEnv,
		restore: new Map(own.map(([target, state]) => [target.slice(prefix.length), state])),
		early: prefix === '' ? early : undefined,
	});
	return { ...sessions, env: () => ({ ...env, ...contractEnv }) };
}

/** The contract's variables, with inputs filled in. */
function filledEnv(env: Readonly<Record<string, string>>, knowledge: Knowledge): Record<string, string> {
	return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fillText(value, valueOf(knowledge))]));
}
