import type { Plan } from '../plan/plan.ts';
import { prefixOf, scopedPlan } from '../plan/scope.ts';
import type { ExecutionContext } from './context.ts';
import type { Names } from './names.ts';
import type { Scoped } from './run.ts';
import type { RunSessions } from './runSessions.ts';

interface ScopesOptions {
	plan: Plan;
	names: Names;
	sessions: RunSessions;
	/** What all runbooks of a run have in common. */
	shared: Omit<
		ExecutionContext,
		'workspace' | 'env' | 'knowledge' | 'knowledgeOf' | 'yieldValue' | 'whyNotCallable' | 'session' | 'sessionBeside'
	>;
	undoSignal: AbortSignal;
}

/** The runbooks of a run as their steps see them. */
interface Scopes {
	/** By the id of a step. */
	within(id: string): Scoped;
	/** Ends the sessions of those whose prefix begins so, and forgets what they had come to know. */
	beginAnew(prefix: string): Promise<void>;
}

export function createScopes({ plan, names, sessions, shared, undoSignal }: ScopesOptions): Scopes {
	const open = new Map<string, Scoped>();
	return {
		within(id) {
			const prefix = prefixOf(id);
			names.refresh(prefix);
			const scope = open.get(prefix) ?? createScope(prefix);
			open.set(prefix, scope);
			return scope;
		},
		async beginAnew(within) {
			await sessions.closeWithin(within);
			names.forget(within);
			for (const prefix of open.keys()) if (prefix.startsWith(within)) open.delete(prefix);
		},
	};

	function createScope(prefix: string): Scoped {
		const scope = scopedPlan(plan, prefix);
		const own = sessions.of(prefix);
		const context: ExecutionContext = {
			...shared,
			workspace: scope.workspace,
			env: own.env(),
			knowledge: names.of(prefix),
			knowledgeOf: (id) => names.of(prefixOf(id)),
			yieldValue: names.yieldValue,
			whyNotCallable: (id) => names.refresh(`${id}/`),
			session: (target) => own.get(target),
			sessionBeside: (target) => own.openBeside(target),
		};
		return { plan: scope, context, undoContext: { ...context, signal: undoSignal } };
	}
}
