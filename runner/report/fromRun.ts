import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { Failure } from '../execute/events.ts';
import type { RunState, StepRecord } from '../execute/runState.ts';
import type { Plan, PlannedStep } from '../plan/plan.ts';
import type { DocumentReport, StepReport } from './schema.ts';

/** One document of a report, from what happened when it was executed. */
export function documentFromRun(plan: Plan, state: RunState): { document: DocumentReport; problems: Problem[] } {
	const steps = plan.steps.map((planned) => stepFromRecord(planned, state.steps.get(planned.step.id)));
	const failures = [...state.steps.values()].flatMap((step) => [step.failure, step.undone?.failure]);
	failures.push(haltFailure(plan, state));
	return {
		document: { path: plan.path, type: 'runbook', title: plan.runbook.title, steps },
		problems: failures.filter((failure) => failure !== undefined).map((failure) => problemOf(failure, plan.path)),
	};
}

/** A run that waits for somebody to say what became of a step is not all right. */
function haltFailure({ steps }: Plan, { halted, running, undo }: RunState): Failure | undefined {
	const at = steps.find(({ step }) => step.id === (running ?? undo?.[0]));
	if (halted === undefined || !at) return undefined;
	const [message = halted, ...hint] = halted.split('\n');
	const { line, column } = at.step.range.start;
	return { ruleId: 'output/unknown', message, line, column, ...(hint.length > 0 && { hint: hint.join('\n') }) };
}

function stepFromRecord(planned: PlannedStep, record: StepRecord | undefined): StepReport {
	const { id, kind, title, range, attributes } = planned.step;
	const status = record === undefined || record.status === 'running' ? 'unknown' : record.status;
	const executed = status === 'passed' || status === 'already-done';
	const command = record?.command;
	return {
		id,
		kind,
		title,
		line: range.start.line,
		endLine: range.end.line,
		...(attributes.target !== undefined && { target: attributes.target }),
		status,
		rung: executed ? 5 : 0,
		...(record?.reason === undefined ? {} : { rungReason: record.reason }),
		durationMs: Math.round(record?.durationMs ?? 0),
		commands: command === undefined ? [] : [commandOf(planned, command, status)],
	};
}

function commandOf(planned: PlannedStep, text: string, status: StepReport['status']): StepReport['commands'][number] {
	const ran = status === 'passed' || status === 'already-done';
	const verdict = ran ? 'verified' : status === 'failed' ? 'drifted' : 'unknown';
	const line = commandLine(planned);
	return { text, line, verdict, evidence: [{ layer: 'execution', witness: `the step ended as ${status}` }] };
}

/** The document line where a step's command text begins. */
function commandLine({ step }: PlannedStep): number {
	switch (step.kind) {
		case 'shell':
			return step.command.contentLine;
		case 'http':
			return step.request.fence.contentLine;
		case 'sql':
			return step.statements.contentLine;
		case 'file':
			return step.content.contentLine;
		case 'edit':
		case 'browser':
			return step.fence.contentLine;
		case 'wait':
			if (step.until.type === 'command') return step.until.command.contentLine;
			return step.until.type === 'request' ? step.until.request.fence.contentLine : step.range.start.line;
		default:
			return step.range.start.line;
	}
}

function problemOf(failure: Failure, path: string): Problem {
	const { line, column, ruleId, message, hint, diff = [] } = failure;
	return {
		path,
		line,
		column,
		endLine: line,
		endColumn: column + 1,
		ruleId,
		severity: 'error',
		message,
		...(hint === undefined ? {} : { hint }),
		evidence: diff.length === 0 ? [] : [{ layer: 'execution', witness: diff.join('\n') }],
	};
}
