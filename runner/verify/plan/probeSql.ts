import type { CommandFence, SqlStep } from '../../../plugins/remark-runbook/language.ts';
import { fill } from '../../../plugins/remark-runbook/language.ts';
import { shownValues } from '../../files/knownValues.ts';
import { valueOf } from '../../plan/knowledge.ts';
import type { Plan } from '../../plan/plan.ts';
import { SqlProblem } from '../../sql/database.ts';
import { parseStatements, type Statement } from '../../sql/grammar.ts';
import { openDatabase } from '../../sql/openDatabase.ts';
import { splitSqlite } from '../../sql/sqliteText.ts';

/** What a probe may use: the variables that hold the addresses of databases. */
export interface Probe {
	env: Readonly<Record<string, string | undefined>>;
}

type Answer =
	| { state: 'explained'; witness: string }
	| { state: 'unknown'; witness: string }
	| { state: 'refused'; witness: string; hint: string | undefined; offset: number };

const limitMs = 15_000;

/** Has the database explain each statement in a transaction that is rolled back; none of them is executed. */
export async function probeSql(fence: CommandFence, step: SqlStep, plan: Plan, { env }: Probe): Promise<Answer> {
	const values = shownValues(plan.knowledge);
	const { text, missing } = fill(fence.template, values);
	if (missing.length > 0) return { state: 'unknown', witness: `it depends on ${missing.join(', ')}` };
	const statements = statementsOf(text, step.connection.engine);
	const first = statements.findIndex(({ takesParameters }) => !takesParameters);
	const explained = first < 0 ? statements : statements.slice(0, first);
	if (explained.length === 0)
		return { state: 'unknown', witness: "a statement of this kind can't be explained without executing it" };
	const bound = explained.map(({ start, end }) => ({
		text: `explain ${text.slice(start, end).trim()}`,
		parameters: [],
		start,
	}));
	try {
		const database = await openDatabase(step.connection, {
			workspace: plan.workspace,
			env,
			values: valueOf(plan.knowledge),
		});
		try {
			await database.run(bound, { transaction: true, rollback: true, signal: AbortSignal.timeout(limitMs) });
		} finally {
			await database.close();
		}
	} catch (error) {
		if (!(error instanceof SqlProblem)) throw error;
		if (error.refused) return { state: 'refused', witness: error.message, hint: error.hint, offset: error.start };
		return { state: 'unknown', witness: error.message };
	}
	const all = explained.length === statements.length;
	return all
		? { state: 'explained', witness: `${step.connection.name} explains it` }
		: { state: 'unknown', witness: "a statement of this kind can't be explained without executing it" };
}

function statementsOf(text: string, engine: SqlStep['connection']['engine']): Statement[] {
	if (engine === 'sqlite') return splitSqlite(text);
	const parsed = parseStatements(text);
	return 'statements' in parsed ? parsed.statements : [];
}
