import type { CommandFence, SqlStep } from '../../../plugins/remark-runbook/language.ts';
import { fill, fillTemplate, formatDuration } from '../../../plugins/remark-runbook/language.ts';
import { valueOf } from '../../plan/knowledge.ts';
import { SqlProblem } from '../../sql/database.ts';
import { matchRows } from '../../sql/expectedRows.ts';
import { bindStatements, openDatabase } from '../../sql/openDatabase.ts';
import { answerOf, renderResult, type ResultSet } from '../../sql/resultSet.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import type { Failure } from '../events.ts';
import { failureAt } from '../failures.ts';
import { defaultTimeouts } from '../timeouts.ts';
import type { Executor, Undoer } from './executor.ts';

/** Runs the statements and holds the rows of the last one against the document. */
export const executeSql: Executor<'sql'> = async (step, _planned, context) => {
	const attempt = await runFence(step, step.statements, context, step.transaction);
	if (!('results' in attempt)) return attempt;
	const { results } = attempt;
	// Rows that hold what becomes a secret are told to nobody.
	const hidden = step.captures?.some(({ secret }) => secret) ?? false;
	for (const result of hidden ? [] : results)
		context.emit({ type: 'step-output', id: step.id, stream: 'stdout', text: renderResult(result) });
	const last = results.at(-1);
	const failure = last && judge(step, last, context);
	return failure ? { status: 'failed', failure } : { status: 'passed', answer: last && answerOf(last) };
};

/** Runs the statements of an `undo` fence, all or none. */
export const undoSql: Undoer = async ({ step }, data, context) => {
	if (step.kind !== 'sql' || !step.undo) throw new Error(`step ${step.id} has no undo in SQL`);
	const attempt = await runFence(step, asWritten(step.undo, String(data)), context, true);
	return 'results' in attempt ? { status: 'passed' } : attempt;
};

/** Whether the first value of a `check` fence's last statement is true, or a number other than 0. */
export async function holdsInSql(
	step: SqlStep,
	check: CommandFence,
	context: ExecutionContext,
): Promise<{ holds: boolean; how: string }> {
	const attempt = await runFence(step, check, context, true, true);
	if (!('results' in attempt))
		return { holds: false, how: attempt.status === 'failed' ? attempt.failure.message : attempt.status };
	const value = attempt.results.at(-1)?.rows[0]?.[0];
	const holds =
		value === 't' ||
		value === 'true' ||
		(value !== null && value !== undefined && Number(value) !== 0 && !Number.isNaN(Number(value)));
	return { holds, how: value === undefined ? 'no row came' : `its value is ${value ?? 'null'}` };
}

type Outcome = { results: ResultSet[] } | Exclude<Attempt, { status: 'passed' }>;

async function runFence(
	step: SqlStep,
	fence: CommandFence,
	context: ExecutionContext,
	transaction: boolean,
	rollback = false,
): Promise<Outcome> {
	const timeoutMs = step.attributes.timeout ?? defaultTimeouts.sql;
	const limit = AbortSignal.timeout(timeoutMs);
	const signal = AbortSignal.any([limit, context.signal]);
	const values = valueOf(context.knowledge);
	try {
		const bound = await bindStatements(fence.template, step.connection.engine, values);
		if ('fault' in bound)
			return failed(
				fence,
				`PostgreSQL can't read this: ${bound.fault.message}`,
				lineOf(fence, bound.fault.offset, values),
			);
		const database = await openDatabase(step.connection, { ...context, values });
		try {
			return { results: await database.run(bound.statements, { transaction, rollback, signal }) };
		} finally {
			await database.close();
		}
	} catch (error) {
		if (!(error instanceof SqlProblem)) throw error;
		if (context.signal.aborted) return { status: 'interrupted' };
		const line = lineOf(fence, error.start, values);
		if (limit.aborted)
			return failed(
				fence,
				`did not end within ${formatDuration(timeoutMs)}; the statement was cancelled`,
				line,
				'output/timeout',
			);
		return failed(fence, error.message, line, 'output/sql', error.hint);
	}
}

function judge(step: SqlStep, result: ResultSet, { knowledge }: ExecutionContext): Failure | undefined {
	if (step.rows !== undefined && result.count !== step.rows) {
		const message = `${result.count} rows, expected ${step.rows}`;
		return failureAt(step.statements, {
			ruleId: 'output/rows',
			message,
			diff: renderResult(result).trimEnd().split('\n').slice(0, 20),
		});
	}
	for (const fence of step.output) {
		const match = matchRows(fillTemplate(fence.template, valueOf(knowledge)), fence.match, result);
		if (!match.ok) {
			const message = `the rows are not what the document says: ${match.message}`;
			return failureAt(fence, { ruleId: 'output/rows', message, diff: match.diff }, match.line);
		}
	}
	return undefined;
}

/** Line of an offset of the filled text, from 0: that of the first character that is no blank. */
function lineOf({ template }: CommandFence, offset: number, values: (name: string) => string | undefined): number {
	const { text } = fill(template, values);
	const blanks = /^\s*/.exec(text.slice(offset))?.[0].length ?? 0;
	return Math.min(text.slice(0, offset + blanks).split('\n').length, template.text.split('\n').length) - 1;
}

function failed(
	fence: CommandFence,
	message: string,
	line: number,
	ruleId: Failure['ruleId'] = 'output/sql',
	hint?: string,
): Outcome {
	return {
		status: 'failed',
		failure: failureAt(fence, { ruleId, message, ...(hint !== undefined && { hint }) }, line),
	};
}

/** A fence whose values are in its text already. */
function asWritten(fence: CommandFence, text: string): CommandFence {
	return { ...fence, template: { text, placeholders: [] } };
}
