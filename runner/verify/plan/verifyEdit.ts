import type { Change, Problem, StepOf } from '../../../plugins/remark-runbook/language.ts';
import { describeChange } from '../../../plugins/remark-runbook/language.ts';
import { configLanguage } from '../../config/configFile.ts';
import { ConfigError } from '../../config/contract.ts';
import { startEditing } from '../../config/change/editing.ts';
import type { Editing } from '../../config/change/editing.ts';
import { whereIn } from '../../files/fileChange.ts';
import { fileAsOf } from '../../files/fileAsOf.ts';
import type { ForeseenFile } from '../../files/fileAsOf.ts';
import { shownValues } from '../../files/knownValues.ts';
import { readText } from '../../files/readText.ts';
import { findWorkspaceFile } from '../../files/workspaceFile.ts';
import type { Plan } from '../../plan/plan.ts';
import { isMadeElsewhere } from '../reference/repository/madeElsewhere.ts';
import type { CheckedText } from '../text/checkText.ts';
import { examplesOf } from './examples.ts';

type EditStep = StepOf<'edit'>;

/** What is known of one change: whether its file and key are there. */
interface Finding {
	verdict: 'verified' | 'unknown' | 'drifted';
	rung: number;
	witness: string;
	problem?: Pick<Problem, 'ruleId' | 'severity'> & { hint?: string | undefined };
}

/** Makes the changes of an `edit` step in memory: each must find its key in the file as a run will find it. */
export async function verifyEdit(step: EditStep, plan: Plan): Promise<CheckedText> {
	const file = await orExample(await fileAsOf(step, plan), plan);
	const findings = await findingsOf(step, file, plan);
	const values = shownValues(plan.knowledge);
	const problems = findings.flatMap((finding, index) => problemOf(finding, step.changes[index], plan));
	return {
		commands: step.changes.map((change, index) => {
			const { verb, path, value } = describeChange(change, values);
			const { verdict, rung, witness } = findings[index] ?? unknown('it was not looked at');
			const text = [verb, path, value].filter(Boolean).join(' ');
			const report = { text, line: change.range.start.line, verdict, evidence: [{ layer: 'file', witness }] };
			return { report, rung, reason: rung === 3 ? 'rung 4 needs --probe' : witness, namesNothing: false };
		}),
		// What is wrong with the file itself is said once.
		problems: file.state === 'there' ? problems : problems.slice(0, 1),
	};
}

/** A file that is made on each machine, such as `.env`, has the keys of the example that is kept beside it. */
async function orExample(file: ForeseenFile, { workspace }: Plan): Promise<ForeseenFile> {
	if (file.state !== 'missing') return file;
	for (const shown of examplesOf(file.shown)) {
		const example = await findWorkspaceFile(shown, workspace).catch(() => undefined);
		const text = example?.exists && (await readText(example).catch(() => undefined))?.text;
		if (typeof text === 'string') return { state: 'there', shown, text };
	}
	return file;
}

async function findingsOf(step: EditStep, file: ForeseenFile, plan: Plan): Promise<Finding[]> {
	if (file.state !== 'there') return step.changes.map(() => withoutFile(file, plan.workspace));
	const language = await configLanguage(step.format);
	try {
		const editing = startEditing(file.text, language, shownValues(plan.knowledge));
		return step.changes.map((change) => tryChange(change, editing, file.shown));
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		const witness = whereIn(file.text, file.shown, error);
		const problem = { ruleId: 'reference/config-syntax', severity: 'error' } as const;
		const [first, ...rest] = step.changes.map((): Finding => ({ verdict: 'drifted', rung: 1, witness }));
		return first ? [{ ...first, problem }, ...rest] : [];
	}
}

function withoutFile(file: Exclude<ForeseenFile, { state: 'there' }>, workspace: string): Finding {
	if (file.state === 'unknown') return unknown(file.reason);
	if (file.state === 'missing' && isMadeElsewhere(file.shown, workspace))
		return unknown(`${file.shown} is no part of the repository; it is looked for when the runbook runs`);
	const hint = file.state === 'unusable' ? file.problem.hint : 'Correct `path`; it counts from the workspace.';
	const severity = file.state === 'missing' && file.maybe ? 'warning' : 'error';
	const witness = file.state === 'unusable' ? file.problem.message : `${file.shown} does not exist in the workspace`;
	return { verdict: 'drifted', rung: 1, witness, problem: { ruleId: 'reference/file', severity, hint } };
}

function tryChange(change: Change, editing: Editing, shown: string): Finding {
	try {
		if (editing.apply(change)) return { verdict: 'verified', rung: 3, witness: `${shown} has ${change.path.text}` };
		const removes = change.type === 'delete' || change.type === 'remove';
		if (removes) return unknown(`${shown} has nothing to ${change.type} at ${change.path.text}`, 2);
		return { verdict: 'verified', rung: 3, witness: `${shown} is so already` };
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		const witness = `${shown}: ${error.message}`;
		return {
			verdict: 'drifted',
			rung: 2,
			witness,
			problem: { ruleId: 'reference/key', severity: 'error', hint: error.hint },
		};
	}
}

function unknown(witness: string, rung = 1): Finding {
	return { verdict: 'unknown', rung, witness };
}

function problemOf({ problem, witness }: Finding, change: Change | undefined, { path }: Plan): Problem[] {
	if (!problem || !change) return [];
	const { start, end } = change.range;
	const { hint, ...rule } = problem;
	return [
		{
			path,
			line: start.line,
			column: start.column,
			endLine: end.line,
			endColumn: end.column,
			...rule,
			message: witness,
			...(hint !== undefined && { hint }),
			evidence: [{ layer: 'file', witness }],
		},
	];
}
