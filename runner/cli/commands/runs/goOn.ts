import type { RunEvent } from '../../../execute/events.ts';
import type { RunState } from '../../../execute/runState.ts';
import type { LoadedRunbook } from '../../../load/loadedDocument.ts';
import type { Journal } from '../../../journal/journal.ts';
import { stateOf } from '../../../journal/keptRun.ts';
import type { KeptRun } from '../../../journal/keptRun.ts';
import { restorable } from '../../../journal/restorable.ts';
import { createSecretMarker } from '../../../journal/secretMarks.ts';
import { standingOf } from '../../../journal/standing.ts';
import type { Standing } from '../../../journal/standing.ts';
import { keepDocument, secretsOf } from '../../../journal/startJournal.ts';
import { takeUpRun } from '../../../journal/takeUpRun.ts';
import type { TakenRun } from '../../../journal/takeUpRun.ts';
import { valuesInEnvironment } from '../../../plan/knowledge.ts';
import type { Plan } from '../../../plan/plan.ts';
import { UserError } from '../../../errors/userError.ts';
import type { Operator } from '../../../operator/operator.ts';
import { hideInError } from '../../../secrets/hideInError.ts';
import { createMasker } from '../../../secrets/masker.ts';
import type { Masker } from '../../../secrets/masker.ts';
import { exitCodes } from '../../exitCodes.ts';
import type { ExitCode } from '../../exitCodes.ts';
import { readInputFiles } from '../../inputFiles.ts';
import { watchInterrupts } from '../../interrupts.ts';
import type { Interrupts } from '../../interrupts.ts';
import { createOperator } from '../../operator.ts';
import { createOutput } from '../../output.ts';
import type { Output } from '../../output.ts';
import type { Terminal } from '../../terminal.ts';
import { gatherInputs } from '../gatherInputs.ts';
import { planExecution } from '../planExecution.ts';
import { runAndReport } from '../runAndReport.ts';
import { currentDocument, documentOfRun } from './documents.ts';
import type { ChangedDocument } from './documents.ts';
import type { GoOnOptions } from './options.ts';
import { createRegain } from './regain.ts';
import { createSettle } from './settle.ts';

type Options = GoOnOptions & { purpose: 'resume' | 'undo' };

/** Takes a run up again, to go on with its steps or to take them back. */
export async function goOn(
	directory: string,
	workspace: string,
	options: Options,
	terminal: Terminal,
): Promise<ExitCode> {
	const output = await createOutput(options.reporter, terminal, options);
	const taken = await takeUpRun(directory, workspace, terminal.env);
	const interrupts = watchInterrupts();
	const going = { taken, options, terminal, output, interrupts, masker: createMasker([]) };
	try {
		return await takeUp(await findDocument(going), going);
	} finally {
		interrupts.release();
		await taken.close();
	}
}

interface Going {
	taken: TakenRun;
	options: Options;
	terminal: Terminal;
	output: Output;
	interrupts: Interrupts;
	masker: Masker;
}

async function takeUp(found: FoundDocument, going: Going): Promise<ExitCode> {
	const { taken, options, terminal, output, interrupts, masker } = going;
	const { contract } = found.document.runbook;
	for (const value of valuesInEnvironment(contract, terminal.env)) masker.add(value);
	try {
		const operator = await createOperator({ ...options, sandbox: false }, found.document, going);
		const laidOut = await layOut(found, operator, going);
		const { document, plan } = laidOut;
		const before = restorable(taken.kept, plan);
		for (const text of before.notes) terminal.err(`${text}\n`);
		const { status, report, context } = await runAndReport({
			mode: 'execute',
			document,
			plan,
			env: { ...terminal.env, ...taken.env },
			undo: options.undo ?? taken.kept.created.undo,
			operator,
			masker,
			emit: output.emit,
			interrupts,
			kept: { run: taken.kept.run, log: openJournal(taken, laidOut) },
			before: {
				...before,
				shown: shownState(taken.kept, options),
				opening: openingOf(standingOf(before.state), options),
				regain: createRegain(taken.kept.run, options, operator),
				settle: createSettle(taken, options, terminal.interactive ? operator : undefined),
			},
		});
		await output.end(report, context);
		if (status === 'interrupted') return exitCodes.interrupted;
		return report.ok && status === 'passed' ? exitCodes.ok : exitCodes.failed;
	} catch (error) {
		throw hideInError(error, contract, masker);
	}
}

/** Whether a run is taken back is no question of whether its steps had passed. */
function shownState(kept: KeptRun, { purpose }: Options): RunState {
	const state = stateOf(kept);
	if (purpose === 'resume') return state;
	for (const record of state.steps.values()) {
		if (record.status !== 'failed' && record.status !== 'interrupted') continue;
		Object.assign(record, { status: 'skipped', failure: undefined, reason: `it ${hadEnded[record.status]}` });
	}
	return state;
}

const hadEnded = { failed: 'had failed', interrupted: 'was interrupted' };

interface FoundDocument {
	document: LoadedRunbook;
	/** What differs from that by which the run went so far, as the operator wants it. */
	accepted: ChangedDocument[];
}

type LaidOut = FoundDocument & { plan: Plan };

/** What is undone is what was done: the document of that time says how. */
async function findDocument({ taken: { kept }, options, terminal }: Going): Promise<FoundDocument> {
	const standing = standingOf(stateOf(kept));
	assertCanGoOn(kept, standing, options);
	const isUndo = options.purpose === 'undo' || isTakingBack(standing);
	return isUndo
		? { document: await documentOfRun(kept), accepted: [] }
		: currentDocument(kept, standing, options.acceptChanges, terminal);
}

async function layOut({ document, accepted }: FoundDocument, operator: Operator, going: Going): Promise<LaidOut> {
	const { terminal, options, masker, interrupts } = going;
	const { absolutePath, runbook } = document;
	const { workspace, selection, inputs, chosen } = going.taken.kept.created;
	const knowledge = await gatherInputs(runbook, {
		given: new Map(Object.entries(inputs)),
		files: readInputFiles(options.inputFile, terminal.cwd),
		env: terminal.env,
		sandbox: undefined,
		documentPath: absolutePath,
		workspace,
		operator,
		masker,
		signal: interrupts.signal,
	});
	const picked = new Map(Object.entries(chosen));
	const plan = await planExecution(document, {
		workspace,
		knowledge,
		selection,
		chosen: picked,
		sandboxed: false,
		env: terminal.env,
		operator,
		masker,
		signal: interrupts.signal,
	});
	return { document, accepted, plan };
}

function assertCanGoOn({ run, created }: KeptRun, standing: Standing, { purpose }: Options): void {
	if (standing.type === 'undone') throw new UserError(`run ${run} was taken back already`);
	if (standing.type === 'passed' && purpose === 'resume')
		throw new UserError(
			`run ${run} has passed: nothing is left to go on with`,
			`Run it anew: runbook-exec ${created.document.path}. Or take it back: runbook-exec undo ${run}.`,
		);
}

/** Steps are being taken back, and no further one is done. */
function isTakingBack(standing: Standing): boolean {
	return standing.type === 'undoing' || (standing.type === 'unknown' && standing.of === 'undo');
}

function openJournal({ kept, openJournal: open }: TakenRun, { plan, accepted }: LaidOut): Journal {
	const journal = open(createSecretMarker(kept.created.mark, secretsOf(plan)));
	for (const [index, { calledPath, ...document }] of accepted.entries()) {
		const copy = keepDocument(kept.directory, document, kept.documents + 1 + index);
		const time = new Date().toISOString();
		journal.append({
			type: 'document-accepted',
			time,
			document: copy,
			...(calledPath !== undefined && { calledPath }),
		});
	}
	return journal;
}

function openingOf(standing: Standing, { purpose }: Options): RunEvent[] {
	const time = new Date().toISOString();
	const next = standing.type === 'stopped' ? standing.next : undefined;
	const resumed: RunEvent = { type: 'run-resumed', time, ...(next !== undefined && { next }) };
	return purpose === 'undo' && !isTakingBack(standing) ? [resumed, { type: 'undo-requested', time }] : [resumed];
}
