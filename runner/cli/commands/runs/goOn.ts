import type { RunEvent } from '../../../execute/events.ts';
import type { LoadedRunbook } from '../../../load/loadDocument.ts';
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
import { assertAllGiven, gatherKnowledge } from '../../../plan/knowledge.ts';
import type { Plan } from '../../../plan/plan.ts';
import { planRun } from '../../../plan/planRun.ts';
import { UserError } from '../../../errors/userError.ts';
import { exitCodes } from '../../exitCodes.ts';
import type { ExitCode } from '../../exitCodes.ts';
import { watchInterrupts } from '../../interrupts.ts';
import { createOperator } from '../../operator.ts';
import { createOutput } from '../../output.ts';
import type { Terminal } from '../../terminal.ts';
import { runAndReport } from '../runAndReport.ts';
import { currentDocument, documentOfRun } from './documents.ts';
import type { GoOnOptions } from './options.ts';
import { createSettle } from './settle.ts';

type Options = GoOnOptions & { purpose: 'resume' | 'undo' };

/** Takes a run up again, to go on with its steps or to take them back. */
export async function goOn(
	directory: string,
	workspace: string,
	options: Options,
	terminal: Terminal,
): Promise<ExitCode> {
	const output = await createOutput(options.reporter, terminal);
	const taken = await takeUpRun(directory, workspace, terminal.env);
	const interrupts = watchInterrupts();
	try {
		const laidOut = await layOut(taken.kept, options, terminal);
		const { document, plan } = laidOut;
		const before = restorable(taken.kept, plan);
		for (const text of before.notes) terminal.err(`${text}\n`);
		const operator = createOperator({ ...options, sandbox: false }, document, terminal, interrupts.signal);
		const journal = openJournal(taken, laidOut);
		const { status, report, context } = await runAndReport({
			mode: 'execute',
			document,
			plan,
			env: { ...terminal.env, ...taken.env },
			undo: options.undo ?? taken.kept.created.undo,
			operator,
			emit: output.emit,
			interrupts,
			kept: { run: taken.kept.run, log: journal },
			before: {
				...before,
				shown: stateOf(taken.kept),
				opening: openingOf(standingOf(before.state), options),
				settle: createSettle(taken, options, terminal, interrupts.signal),
			},
		});
		await output.end(report, context);
		if (status === 'interrupted') return exitCodes.interrupted;
		return report.ok && status === 'passed' ? exitCodes.ok : exitCodes.failed;
	} finally {
		interrupts.release();
		await taken.close();
	}
}

interface LaidOut {
	document: LoadedRunbook;
	plan: Plan;
	/** Whether the document is another one than the run went by so far. */
	accepted: boolean;
}

/** What is undone is what was done: the document of that time says how. */
async function layOut(kept: KeptRun, options: Options, terminal: Terminal): Promise<LaidOut> {
	const standing = standingOf(stateOf(kept));
	assertCanGoOn(kept, standing, options);
	const isUndo = options.purpose === 'undo' || isTakingBack(standing);
	const { document, accepted } = isUndo
		? { document: await documentOfRun(kept), accepted: false }
		: await currentDocument(kept, standing, options.acceptChanges, terminal);
	const { created } = kept;
	const given = new Map(Object.entries(created.inputs));
	const knowledge = gatherKnowledge(document.runbook, { given, sandbox: {}, env: terminal.env });
	assertAllGiven(knowledge, document.runbook.contract);
	const { path, absolutePath, runbook } = document;
	const { workspace, selection } = created;
	const chosen = new Map(Object.entries(created.chosen));
	return {
		document,
		accepted,
		plan: await planRun({ path, absolutePath, runbook, workspace, knowledge, selection, chosen }),
	};
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

function openJournal({ kept, openJournal: open }: TakenRun, { document, plan, accepted }: LaidOut): Journal {
	const journal = open(createSecretMarker(kept.created.mark, secretsOf(plan)));
	if (accepted) {
		const copy = keepDocument(kept.directory, document, kept.documents + 1);
		journal.append({ type: 'document-accepted', time: new Date().toISOString(), document: copy });
	}
	return journal;
}

function openingOf(standing: Standing, { purpose }: Options): RunEvent[] {
	const time = new Date().toISOString();
	const next = standing.type === 'stopped' ? standing.next : undefined;
	const resumed: RunEvent = { type: 'run-resumed', time, ...(next !== undefined && { next }) };
	return purpose === 'undo' && !isTakingBack(standing) ? [resumed, { type: 'undo-requested', time }] : [resumed];
}
