import { UserError } from '../errors/userError.ts';
import { bindInputs } from '../plan/calledKnowledge.ts';
import { secretValues } from '../plan/knowledge.ts';
import type { Knowledge } from '../plan/knowledge.ts';
import type { Plan } from '../plan/plan.ts';
import { prefixOf } from '../plan/scope.ts';
import type { CalledScope } from '../plan/calledRunbook.ts';
import type { Masker } from '../secrets/masker.ts';
import type { ExecutionContext } from './context.ts';
import type { Emit } from './events.ts';
import type { RunState } from './runState.ts';

interface NamesOptions {
	plan: Plan;
	/** What steps yielded in an earlier part of the run. */
	captures: RunState['captures'];
	masker: Masker;
	emit: Emit;
}

/** What is known of the names of each runbook of a run. */
export interface Names {
	of(prefix: string): Knowledge;
	/** Gives a called runbook what its callers know by now; why a value does not fit. */
	refresh(prefix: string): UserError | undefined;
	/** Takes away what the runbooks whose prefix begins so have come to know since the beginning. */
	forget(prefix: string): void;
	yieldValue: ExecutionContext['yieldValue'];
}

export function createNames({ plan, captures, masker, emit }: NamesOptions): Names {
	const scopes = new Map(plan.called.map((scope) => [scope.prefix, scope]));
	const known = new Map<string, Knowledge>([['', new Map(plan.knowledge)]]);
	for (const { prefix, knowledge } of plan.called) known.set(prefix, new Map(knowledge));
	const of = (prefix: string): Knowledge => known.get(prefix) ?? new Map();
	for (const [name, { value, secret }] of captures)
		of(prefixOf(name)).set(name.slice(prefixOf(name).length), { state: 'value', value, secret });
	const refresh = (prefix: string): UserError | undefined => {
		const scope = scopes.get(prefix);
		if (!scope) return undefined;
		return refresh(scope.caller) ?? bind(scope, of(scope.caller), of(prefix), masker);
	};
	const yieldValue: Names['yieldValue'] = (id, name, value, secret) => {
		const prefix = prefixOf(id);
		of(prefix).set(name, { state: 'value', value, secret });
		emit({ type: 'step-captured', id, name: prefix + name, value, secret });
		const scope = scopes.get(prefix);
		if (!scope) return;
		for (const taken of namesInCaller(scope, name))
			yieldValue(`${scope.caller}${scope.step.id}`, taken.name, value, secret || taken.secret);
	};
	const forget = (within: string): void => {
		for (const { prefix, knowledge } of plan.called) {
			if (!prefix.startsWith(within)) continue;
			const own = of(prefix);
			own.clear();
			for (const [name, value] of knowledge) own.set(name, value);
		}
	};
	return { of, refresh, forget, yieldValue };
}

function bind(scope: CalledScope, caller: Knowledge, own: Knowledge, masker: Masker): UserError | undefined {
	try {
		bindInputs(scope, caller, own);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return error;
	}
	for (const value of secretValues(own)) masker.add(value);
	return undefined;
}

/** The names under which a caller takes a capture: those of outputs that are it. */
function namesInCaller({ runbook, step }: CalledScope, capture: string): { name: string; secret: boolean }[] {
	const outputs = Object.entries(runbook.contract.outputs).filter(
		([output, { capture: source = output }]) => source === capture,
	);
	return step.captures.filter(({ name, output = name }) => outputs.some(([declared]) => declared === output));
}
