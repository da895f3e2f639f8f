import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Step } from '../../../plugins/remark-runbook/language.ts';
import { notReached } from '../../execute/nextAction.ts';
import type { RunEvent } from '../../execute/events.ts';
import { foldEvent, initialState } from '../../execute/runState.ts';
import type { StepRecord } from '../../execute/runState.ts';
import { journalFile } from '../journalFile.ts';
import type { KeptRun } from '../keptRun.ts';
import { fillSecrets } from '../secretMarks.ts';
import { statusWord } from '../standing.ts';
import { verifyRun } from '../verifyRun.ts';
import type { RunView, StepView } from './viewSchema.ts';

/** Gathers what a run's files tell of the steps of its document; secrets read as masked. */
export function viewOf(kept: KeptRun, steps: readonly Step[], running: boolean): RunView {
	const { run, directory, document } = kept;
	const created = fillSecrets(kept.created, kept.created.mark, new Map());
	const events = kept.events.map((event) => fillSecrets(event, created.mark, new Map()));
	const state = events.reduce(foldEvent, initialState());
	const started = events.find((event) => event.type === 'run-started');
	const ended = events.findLast((event) => event.type === 'run-ended' || event.type === 'run-resumed');
	const resumed = kept.journal.records.flatMap((record) =>
		record.type === 'operator-changed' ? [record.operator] : [],
	);
	return {
		schemaVersion: 1,
		run,
		status: running ? 'running' : statusWord(state),
		title: started?.title ?? document.path,
		document: { path: document.path, sha256: document.sha256 },
		workspace: created.workspace,
		...(created.commit !== undefined && { commit: created.commit }),
		operators: distinct([created.operator, ...resumed]),
		started: created.time,
		...(ended?.type === 'run-ended' && { ended: ended.time }),
		inputs: created.inputs,
		secrets: created.secrets,
		versions: created.versions,
		steps: steps.map((step, index) => stepView(step, index + 1, state.steps.get(step.id), events, kept)),
		damage: verifyRun(directory).damage,
	};
}

function stepView(
	{ id, kind, title }: Step,
	number: number,
	record: StepRecord | undefined,
	events: readonly RunEvent[],
	kept: KeptRun,
): StepView {
	if (!record)
		return { id, kind, title, number, status: notReached, durationMs: 0, notes: [], captures: [], outputs: [] };
	const own = events.filter((event) => 'id' in event && event.id === id);
	const start = own.findLast((event) => event.type === 'step-started');
	const end = own.findLast((event) => event.type === 'step-ended');
	const { status, durationMs, command, reason, failure, undo, undone } = record;
	return {
		id,
		kind,
		title,
		number,
		status: status === 'running' ? 'outcome unknown' : status,
		durationMs,
		notes: own.flatMap(noteOf),
		captures: own.flatMap((event) =>
			event.type === 'step-captured' ? [{ name: event.name, value: event.secret ? '[secret]' : event.value }] : [],
		),
		outputs: kept.outputs.filter((output) => output.id === id).map((output) => outputView(output, kept.directory)),
		...(start && { started: start.time }),
		...(end?.exit !== undefined && { exit: end.exit }),
		...(command !== undefined && { command }),
		...(reason !== undefined && { reason }),
		...(failure && { failure }),
		...(undo && { undo: undo.type === 'command' ? undo.command : undo.description }),
		...(undone && { undone: { status: undone.status, ...(undone.failure && { failure: undone.failure }) } }),
	};
}

function outputView(output: KeptRun['outputs'][number], directory: string): StepView['outputs'][number] {
	if (output.type === 'output-short') {
		const bytes = Buffer.byteLength(output.text);
		return { file: journalFile, bytes, kept: bytes, text: output.text };
	}
	const { file, bytes, kept } = output;
	try {
		return { file, bytes, kept, text: readFileSync(path.join(directory, file), 'utf8') };
	} catch {
		return { file, bytes, kept, text: '' };
	}
}

function distinct<T>(values: readonly T[]): T[] {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function noteOf(event: RunEvent): string[] {
	if (event.type === 'step-note') return [event.text];
	return event.type === 'background-ended' ? [`the background command ended with exit ${event.exit ?? 'none'}`] : [];
}
