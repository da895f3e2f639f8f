import type { ASTNode, evaluate, serialize } from '@marcbachmann/cel-js';
import type { Input } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import type { Knowledge } from './knowledge.ts';

/** The outcome of an `if`: decided, or open because names are known only later. */
export type ConditionResult = { state: 'true' } | { state: 'false' } | { state: 'open'; names: string[] };

/**
 * Evaluates a CEL expression over inputs and captures with Kleene's three-valued logic: `false && later` is false.
 * Names are top-level variables; those with `-` are read as `inputs["a-b"]`. Throws a `UserError` for a bad expression.
 */
export async function evaluateCondition(
	expression: string,
	knowledge: Knowledge,
	inputs: Readonly<Record<string, Input>>,
): Promise<ConditionResult> {
	// Most documents have no condition, and the evaluator is a tenth of a short run's start.
	const cel = await import('@marcbachmann/cel-js');
	try {
		return decide(cel.parse(expression).ast, knowledge, { cel, values: contextOf(knowledge, inputs) });
	} catch (error) {
		const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
		throw new UserError(`the condition ${JSON.stringify(expression)} can't be evaluated: ${reason}`);
	}
}

type Values = Record<string, unknown>;

interface Context {
	cel: { evaluate: typeof evaluate; serialize: typeof serialize };
	values: Values;
}

function decide(node: ASTNode, knowledge: Knowledge, context: Context): ConditionResult {
	if (node.op === '&&') return combine(node.args, 'false', knowledge, context);
	if (node.op === '||') return combine(node.args, 'true', knowledge, context);
	if (node.op === '!_') return negate(decide(node.args, knowledge, context));
	const open = openNames(node, knowledge);
	if (open.length > 0) return { state: 'open', names: open };
	const text = context.cel.serialize(node);
	const value: unknown = context.cel.evaluate(text, context.values);
	if (typeof value !== 'boolean') throw new TypeError(`${text} is no true or false`);
	return { state: value ? 'true' : 'false' };
}

/** `&&` is decided by one false side and `||` by one true side, whatever the other is. */
function combine(
	sides: [ASTNode, ASTNode],
	decisive: 'true' | 'false',
	knowledge: Knowledge,
	context: Context,
): ConditionResult {
	const results = sides.map((side) => decide(side, knowledge, context));
	if (results.some((result) => result.state === decisive)) return { state: decisive };
	const names = results.flatMap((result) => (result.state === 'open' ? result.names : []));
	if (names.length > 0) return { state: 'open', names: [...new Set(names)] };
	return { state: decisive === 'true' ? 'false' : 'true' };
}

function negate(result: ConditionResult): ConditionResult {
	if (result.state === 'open') return result;
	return { state: result.state === 'true' ? 'false' : 'true' };
}

/** The names in a subtree whose value is known only later. */
function openNames(node: ASTNode, knowledge: Knowledge): string[] {
	const names = new Set<string>();
	const visit = (part: unknown): void => {
		if (Array.isArray(part)) for (const entry of part) visit(entry);
		else if (isNode(part)) {
			if (part.op === 'id') names.add(part.args);
			else if (part.op === '[]' && isNode(part.args[1]) && part.args[1].op === 'value')
				names.add(String(part.args[1].args));
			visit(part.args);
		}
	};
	visit(node);
	return [...names].filter((name) => {
		const known = knowledge.get(name);
		return known !== undefined && known.state !== 'value';
	});
}

function isNode(part: unknown): part is ASTNode {
	return typeof part === 'object' && part !== null && 'op' in part && 'args' in part;
}

function contextOf(knowledge: Knowledge, inputs: Readonly<Record<string, Input>>): Values {
	const values: Values = {};
	for (const [name, known] of knowledge) {
		if (known.state === 'value') values[name] = typed(known.value, inputs[name]);
	}
	return { ...values, inputs: values };
}

function typed(value: string, input: Input | undefined): unknown {
	if (input?.type === 'number') return Number(value);
	if (input?.type === 'boolean') return value === 'true';
	return value;
}
