import type { Emit, RunEvent, RunStatus } from '../../execute/events.ts';
import type { UndoPolicy } from '../../execute/nextAction.ts';
import { noLog } from '../../execute/runLog.ts';
import type { RunLog } from '../../execute/runLog.ts';
import { runPlan } from '../../execute/runPlan.ts';
import type { LostSecret } from '../../execute/regain/lostSecrets.ts';
import type { Regain } from '../../execute/regain/regainSecrets.ts';
import { foldEvent, initialState } from '../../execute/runState.ts';
import type { RunState } from '../../execute/runState.ts';
import type { EarlySession } from '../../execute/session/earlySession.ts';
import type { SavedState } from '../../execute/session/index.ts';
import type { Settle } from '../../execute/settle.ts';
import type { LoadedRunbook } from '../../load/loadedDocument.ts';
import type { Operator } from '../../operator/operator.ts';
import type { Masker } from '../../secrets/masker.ts';
import type { Plan } from '../../plan/plan.ts';
import { buildReport } from '../../report/buildReport.ts';
import { sourcesOf } from '../../plan/scope.ts';
import { documentsFromRun } from '../../report/fromRun.ts';
import type { ReportContext } from '../../report/reporter.ts';
import type { Report } from '../../report/schema.ts';
import type { Interrupts } from '../interrupts.ts';

interface RunAndReport {
	mode: 'execute' | 'test';
	document: LoadedRunbook;
	plan: Plan;
	env: Readonly<Record<string, string | undefined>>;
	undo: UndoPolicy;
	operator: Operator;
	masker: Masker;
	emit: Emit;
	interrupts: Pick<Interrupts, 'signal' | 'undoSignal'>;
	/** A session that was opened while the document was read. */
	early?: EarlySession | undefined;
	/** The run's name and where it is kept, if it is. */
	kept?: { run: string; log: RunLog } | undefined;
	/** Where an earlier part of the run ended: what it knows, what may be shown of it, its sessions, and how it goes on. */
	before?: {
		state: RunState;
		shown: RunState;
		sessions: ReadonlyMap<string, SavedState>;
		opening: readonly RunEvent[];
		settle: Settle;
		lost: readonly LostSecret[];
		regain: Regain;
	};
}

export interface Executed {
	status: RunStatus;
	report: Report;
	context: ReportContext;
	/** The name of the run, where it is kept. */
	run: string | undefined;
}

/** Executes a plan and reports what happened. */
export async function runAndReport(options: RunAndReport): Promise<Executed> {
	const { mode, document, plan, kept, before } = options;
	const shown = before?.shown ?? initialState();
	const status = await runPlan(plan, {
		mode,
		env: options.env,
		operator: options.operator,
		masker: options.masker,
		...options.interrupts,
		undo: options.undo,
		log: kept?.log ?? noLog,
		early: options.early,
		...(before && {
			state: before.state,
			restore: before.sessions,
			opening: before.opening,
			settle: before.settle,
			lost: before.lost,
			regain: before.regain,
		}),
		emit: (event) => {
			foldEvent(shown, event);
			options.emit(event);
		},
	});
	const { documents, problems } = documentsFromRun(plan, shown);
	const sources = sourcesOf(plan, document.source);
	const findings = { documents, problems: [...document.problems, ...problems], sources };
	const report = buildReport(mode, findings);
	return {
		status,
		run: kept?.run,
		// A run that was quit has no step that failed, and is not done all the same.
		report: { ...report, ...(kept && { run: kept.run }), ok: report.ok && status !== 'interrupted' },
		context: { sources, plans: new Map([[document.path, plan]]), run: kept?.run },
	};
}
