import type { CommandFence, Problem, SqlStep } from '../../../plugins/remark-runbook/language.ts';
import { fill } from '../../../plugins/remark-runbook/language.ts';
import { shownValues } from '../../files/knownValues.ts';
import type { Plan } from '../../plan/plan.ts';
import { loadGrammar, parseStatements, type SqlFault } from '../../sql/grammar.ts';
import type { CheckedCommand, CheckedText } from '../text/checkText.ts';
import { placeFence } from '../text/fencePlacement.ts';
import { problemBetween } from '../text/problemBetween.ts';
import { probeSql, type Probe } from './probeSql.ts';

/** Reads the SQL of a step by the grammar of its database; with a probe the database explains it, too. */
export async function verifySql(
	step: SqlStep,
	plan: Plan,
	source: string,
	probe: Probe | undefined,
): Promise<CheckedText> {
	const fences = [step.check, step.statements, step.undo].filter((fence) => fence?.language === 'sql');
	const checked = await Promise.all(fences.map((fence) => fence && verifyFence(fence, step, plan, source, probe)));
	const found = checked.filter((text) => text !== undefined);
	return { commands: found.flatMap(({ commands }) => commands), problems: found.flatMap(({ problems }) => problems) };
}

async function verifyFence(
	fence: CommandFence,
	step: SqlStep,
	plan: Plan,
	source: string,
	probe: Probe | undefined,
): Promise<CheckedText> {
	const known = shownValues(plan.knowledge);
	const { text, insertions } = fill(fence.template, (name) => known(name) ?? '1');
	const fault = await findFault(text, step.connection.engine);
	const command = (verdict: CheckedCommand['report']['verdict'], rung: number, witness: string): CheckedCommand => ({
		report: {
			text: fence.template.text,
			line: fence.contentLine,
			verdict,
			evidence: [{ layer: rung === 4 ? 'probe' : 'parse', witness }],
		},
		rung,
		reason: witness,
		namesNothing: false,
	});
	if (fault) {
		const inValue = insertions.some(({ start, end }) => fault.offset >= start && fault.offset < end);
		const hint = inValue
			? 'A value stands here. Where it is to be a name, put it in double quotes: "{{name}}".'
			: undefined;
		return {
			commands: [command('drifted', 0, fault.message)],
			problems: [problemAt(fence, text, fault, plan, source, hint)],
		};
	}
	const grammar = step.connection.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL';
	if (!probe)
		return {
			commands: [command('unknown', 1, `the grammar of ${grammar} reads it; tables and columns need --probe`)],
			problems: [],
		};
	const answer = await probeSql(fence, step, plan, probe);
	if (answer.state === 'explained') return { commands: [command('simulated', 4, answer.witness)], problems: [] };
	if (answer.state === 'unknown') return { commands: [command('unknown', 1, answer.witness)], problems: [] };
	const problem = problemAt(fence, text, { message: answer.witness, offset: answer.offset }, plan, source, answer.hint);
	return { commands: [command('drifted', 1, answer.witness)], problems: [{ ...problem, ruleId: 'reference/sql' }] };
}

async function findFault(text: string, engine: SqlStep['connection']['engine']): Promise<SqlFault | undefined> {
	if (engine === 'sqlite') return (await import('../../sql/sqliteGrammar.ts')).findSqliteFault(text);
	await loadGrammar();
	const parsed = parseStatements(text);
	return 'fault' in parsed ? parsed.fault : undefined;
}

function problemAt(
	fence: CommandFence,
	text: string,
	{ message, offset }: SqlFault,
	plan: Plan,
	source: string,
	hint?: string,
): Problem {
	const last = Math.max(text.trimEnd().length - 1, 0);
	const start = Math.min(offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0), last);
	const word = /^[\w"']+/.exec(text.slice(start))?.[0].length ?? 1;
	const point = placeFence(fence, text, source);
	const mend = hint ?? 'Correct the statement here.';
	const found = {
		ruleId: 'language/content-syntax',
		severity: 'error',
		message,
		hint: mend,
		span: { start, end: start + word },
		evidence: [{ layer: 'parse', witness: message }],
	} as const;
	return problemBetween(
		{ ...found, evidence: [...found.evidence] },
		plan.path,
		point(start),
		point(start + word),
		true,
	);
}
