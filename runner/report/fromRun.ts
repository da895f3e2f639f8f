import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { Failure } from '../execute/events.ts';
import type { RunState, StepRecord } from '../execute/runState.ts';
import type { Plan, PlannedStep } from '../plan/plan.ts';
import { prefixOf, scopedPlan } from '../plan/scope.ts';
import type { DocumentReport, StepReport } from './schema.ts';
import { stepDigest } from './stepDigest.ts';

/** The document of a plan and those that it calls, from what happened when they were executed. */
export function documentsFromRun(plan: Plan, state: RunState): { documents: DocumentReport[]; problems: Problem[] } {
	const documents = [{ path: plan.path, runbook: plan.runbook, prefix: '' }, ...plan.called];
	return {
		documents: documents.map(({ path, runbook, prefix }) => ({
			path,
			type: 'runbook',
			title: runbook.title,
			steps: plan.steps
				.filter(({ step }) => prefixOf(step.id) === prefix)
				.map((planned) => stepFromRecord(planned, state.steps.get(planned.step.id))),
		})),
		problems: [...[...state.steps.values()].flatMap(failuresOf), ...haltFailures(plan, state)].map(
			({ id, ...failure }) => problemOf(failure, scopedPlan(plan, id).path),
		),
	};
}

type PlacedFailure = Failure & { id: string };

function failuresOf({ id, failure, undone }: StepRecord): PlacedFailure[] {
	return [failure, undone?.failure].flatMap((one) => (one ? [{ ...one, id }] : []));
}

/** A run that waits for somebody to say what became of a step is not all right. */
function haltFailures({ steps }: Plan, { halted, haltedAt, running, undo }: RunState): PlacedFailure[] {
	const at = steps.find(({ step }) => step.id === (haltedAt ?? running ?? undo?.[0]));
	if (halted === undefined || !at) return [];
	const { id } = at.step;
	const [message = halted, ...hint] = halted.split('\n');
	const { line, column } = at.step.range.start;
	const lines = hint.length > 0 && { hint: hint.join('\n') };
	return [{ id, ruleId: 'output/unknown', message, line, column, ...lines }];
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
		digest: stepDigest(planned.step),
		status,
		rung: executed ? 5 : 0,
		...(record?.reason === undefined ? {} : { rungReason: record.reason }),
		durationMs: Math.round(record?.durationMs ?? 0),
		commands: command === undefined ? [] : [commandOf(planned, command, status)],
		...(record?.screenshots && { screenshots: record.screenshots }),
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
