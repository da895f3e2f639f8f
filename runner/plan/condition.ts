import type { ASTNode, evaluate, serialize } from '@marcbachmann/cel-js';
import type { Runbook } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { limitTime } from '../limitTime.ts';
import type { Knowledge } from './knowledge.ts';

/** The outcome of an `if`: decided, or open because names are known only later. */
export type ConditionResult = { state: 'true' } | { state: 'false' } | { state: 'open'; names: string[] };

/** What a step came to, as `steps.id.status` and `steps.id.exit` read it. */
export interface StepResult {
	status: string;
	exit: number | undefined;
}

/** What a name's text stands for: `number`, `boolean`, `json`; all else is a text. */
type Types = Readonly<Record<string, { type: string }>>;

/** The types of a runbook's inputs and captures. */
export function typesOf({ contract, steps }: Runbook): Types {
	const captures = steps.flatMap((step) => step.captures.map(({ name, type }) => [name, { type }] as const));
	return { ...Object.fromEntries(captures), ...contract.inputs };
}

/**
 * Evaluates a CEL expression over inputs, captures and results with Kleene's three-valued logic: `false && later` is false.
 * Names are top-level variables; those with `-` are read as `inputs["a-b"]`. Throws a `UserError` for a bad expression.
 */
export async function evaluateCondition(
	expression: string,
	knowledge: Knowledge,
	types: Types,
	results: ReadonlyMap<string, StepResult> = new Map(),
): Promise<ConditionResult> {
	// Most documents have no condition, and the evaluator is a tenth of a short run's start.
	const cel = await import('@marcbachmann/cel-js');
	try {
		const values = contextOf(knowledge, types, results);
		return decide(cel.parse(expression).ast, { cel, values, isOpen: openIn(knowledge, results) });
	} catch (error) {
		const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
		throw new UserError(`the condition ${JSON.stringify(expression)} can't be evaluated: ${reason}`);
	}
}

type Values = Record<string, unknown>;

interface Context {
	cel: { evaluate: typeof evaluate; serialize: typeof serialize };
	values: Values;
	/** Whether a name, or `steps.id`, gets its value only later. */
	isOpen(name: string): boolean;
}

function openIn(knowledge: Knowledge, results: ReadonlyMap<string, StepResult>): Context['isOpen'] {
	return (name) => {
		if (name.startsWith(stepPrefix)) return !results.has(name.slice(stepPrefix.length));
		const known = knowledge.get(name);
		return known !== undefined && known.state !== 'value';
	};
}

function decide(node: ASTNode, context: Context): ConditionResult {
	if (node.op === '&&') return combine(node.args, 'false', context);
	if (node.op === '||') return combine(node.args, 'true', context);
	if (node.op === '!_') return negate(decide(node.args, context));
	const open = namesIn(node).filter((name) => context.isOpen(name));
	if (open.length > 0) return { state: 'open', names: open };
	const text = context.cel.serialize(node);
	const value = valueOf(text, context);
	if (typeof value !== 'boolean') throw new TypeError(`${text} is no true or false`);
	return { state: value ? 'true' : 'false' };
}

const callLimitMs = 2000;

/** Only a call can take long: a regular expression, or lists in lists. */
function valueOf(text: string, { cel, values }: Context): unknown {
	const evaluate = (): unknown => cel.evaluate(text, values);
	if (!text.includes('(')) return evaluate();
	const limited = limitTime(callLimitMs, evaluate);
	if (!limited) throw new Error(`${text} took longer than ${callLimitMs / 1000}s`);
	return limited.result;
}

/** `&&` is decided by one false side and `||` by one true side, whatever the other is. */
function combine(sides: [ASTNode, ASTNode], decisive: 'true' | 'false', context: Context): ConditionResult {
	const results = sides.map((side) => decide(side, context));
	if (results.some((result) => result.state === decisive)) return { state: decisive };
	const names = results.flatMap((result) => (result.state === 'open' ? result.names : []));
	if (names.length > 0) return { state: 'open', names: [...new Set(names)] };
	return { state: decisive === 'true' ? 'false' : 'true' };
}

function negate(result: ConditionResult): ConditionResult {
	if (result.state === 'open') return result;
	return { state: result.state === 'true' ? 'false' : 'true' };
}

/** How the result of a step is told from a name. */
export const stepPrefix = 'steps.';

/** The names and steps that a subtree reads. */
function namesIn(node: ASTNode): string[] {
	const names = new Set<string>();
	const visit = (part: unknown): void => {
		if (Array.isArray(part)) for (const entry of part) visit(entry);
		if (!isNode(part)) return;
		const member = memberOf(part);
		if (member?.owner === 'steps') names.add(stepPrefix + member.name);
		else if (member?.owner === 'inputs') names.add(member.name);
		else if (part.op === 'id') names.add(part.args);
		else visit(part.args);
	};
	visit(node);
	return [...names];
}

/** `owner.name` and `owner["name"]`. */
function memberOf({ op, args }: ASTNode): { owner: string; name: string } | undefined {
	if ((op !== '.' && op !== '[]') || !isNode(args[0]) || args[0].op !== 'id') return undefined;
	const [, key] = args;
	const name: unknown = isNode(key) && key.op === 'value' ? key.args : key;
	return typeof name === 'string' ? { owner: args[0].args, name } : undefined;
}

function isNode(part: unknown): part is ASTNode {
	return typeof part === 'object' && part !== null && 'op' in part && 'args' in part;
}

function contextOf(knowledge: Knowledge, types: Types, results: ReadonlyMap<string, StepResult>): Values {
	const values: Values = {};
	for (const [name, known] of knowledge) {
		if (known.state === 'value') values[name] = typed(known.value, types[name]?.type);
	}
	const steps = Object.fromEntries([...results].map(([id, { status, exit = null }]) => [id, { status, exit }]));
	return { ...values, inputs: values, steps };
}

function typed(value: string, type: string | undefined): unknown {
	if (type === 'number') return Number(value);
	if (type === 'boolean') return value === 'true';
	return type === 'json' ? JSON.parse(value) : value;
}
