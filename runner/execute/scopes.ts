import type { Plan } from '../plan/plan.ts';
import { prefixOf, scopedPlan } from '../plan/scope.ts';
import type { ExecutionContext } from './context.ts';
import type { Names } from './names.ts';
import type { Scoped } from './performAction.ts';
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

/** The runbooks of a run as their steps see them, by the ids of these. */
export function createScopes({ plan, names, sessions, shared, undoSignal }: ScopesOptions): (id: string) => Scoped {
	const open = new Map<string, Scoped>();
	return (id) => {
		const prefix = prefixOf(id);
		names.refresh(prefix);
		const scope = open.get(prefix) ?? createScope(prefix);
		open.set(prefix, scope);
		return scope;
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
