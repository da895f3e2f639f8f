import { UserError } from '../../errors/userError.ts';
import type { Emit, RunStatus } from '../../execute/events.ts';
import { unmetTools } from '../../execute/requirements/unmetTools.ts';
import type { UndoPolicy } from '../../execute/nextAction.ts';
import { runPlan } from '../../execute/runPlan.ts';
import { foldEvent, initialState } from '../../execute/runState.ts';
import type { EarlySession } from '../../execute/session/earlySession.ts';
import type { LoadedRunbook } from '../../load/loadDocument.ts';
import type { Operator } from '../../operator/operator.ts';
import { assertAllGiven, gatherKnowledge } from '../../plan/knowledge.ts';
import type { Plan } from '../../plan/plan.ts';
import { planRun } from '../../plan/planRun.ts';
import type { Selection } from '../../plan/selection.ts';
import { buildReport } from '../../report/buildReport.ts';
import { documentFromRun } from '../../report/fromRun.ts';
import type { ReportContext } from '../../report/reporter.ts';
import type { Report } from '../../report/schema.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { findWorkspace, repositoryRoot } from '../../workspace/findWorkspace.ts';
import type { Terminal } from '../terminal.ts';

export interface ExecuteOptions {
	mode: 'execute' | 'test';
	given: ReadonlyMap<string, string>;
	selection: Selection;
	/** Choices of `--choose` by step id. */
	chosen?: ReadonlyMap<string, string>;
	/** `--workspace`, where it was given. */
	workspace: string | undefined;
	/** Execute in a sandbox, which is kept on request. */
	sandbox: { keep: boolean } | undefined;
	undo: UndoPolicy;
	operator: Operator;
	emit: Emit;
	signal: AbortSignal;
	terminal: Terminal;
	/** A session that was opened while the document was read. */
	early?: EarlySession | undefined;
}

export interface Executed {
	status: RunStatus;
	report: Report;
	context: ReportContext;
}

/** Executes one runbook, here or in its sandbox, and reports what happened. */
export async function executeDocument(document: LoadedRunbook, options: ExecuteOptions): Promise<Executed> {
	if (!options.sandbox) return executeIn(document, undefined, options);
	const contract = document.runbook.contract.sandbox;
	if (!contract) {
		throw new UserError(
			`${document.path} has no sandbox`,
			'Say in its frontmatter how one is made: runbook: { sandbox: { setup: … } }.',
		);
	}
	const { terminal, signal } = options;
	const { withSandbox } = await import('../../sandbox/index.ts');
	return withSandbox(
		contract,
		{
			documentPath: document.absolutePath,
			root: repositoryRoot(terminal.cwd) ?? terminal.cwd,
			env: terminal.env,
			keep: options.sandbox.keep,
			signal,
		},
		(sandbox) => executeIn(document, sandbox, options),
	);
}

async function executeIn(
	document: LoadedRunbook,
	sandbox: Sandbox | undefined,
	options: ExecuteOptions,
): Promise<Executed> {
	const plan = await layOut(document, sandbox, options);
	await assertTools(document, options.terminal);
	const shown = initialState();
	const status = await runPlan(plan, {
		mode: options.mode,
		env: { ...options.terminal.env, ...sandbox?.env },
		operator: options.operator,
		signal: options.signal,
		undo: options.undo,
		early: options.early,
		emit: (event) => {
			foldEvent(shown, event);
			options.emit(event);
		},
	});
	const { document: executed, problems } = documentFromRun(plan, shown);
	const sources = new Map([[document.path, document.source]]);
	return {
		status,
		report: buildReport(options.mode, {
			documents: [executed],
			problems: [...document.problems, ...problems],
			sources,
		}),
		context: { sources, plans: new Map([[document.path, plan]]) },
	};
}

/** A run with a tool missing would stop halfway: it does not start. */
async function assertTools(document: LoadedRunbook, terminal: Terminal): Promise<void> {
	const unmet = await unmetTools(document.runbook.contract, terminal.env);
	if (unmet.length > 0) {
		throw new UserError(
			`${document.path} needs other tools: ${unmet.join('; ')}`,
			'Install them, or mend tools: in its frontmatter.',
		);
	}
}

async function layOut(document: LoadedRunbook, sandbox: Sandbox | undefined, options: ExecuteOptions): Promise<Plan> {
	const { path, absolutePath, runbook } = document;
	const knowledge = gatherKnowledge(runbook, {
		given: options.given,
		sandbox: sandbox?.inputs ?? {},
		env: { ...options.terminal.env, ...sandbox?.env },
	});
	assertAllGiven(knowledge, runbook.contract);
	const workspace =
		sandbox?.workspace ??
		findWorkspace({
			given: options.workspace,
			contract: runbook.contract.workspace,
			documentPath: absolutePath,
			cwd: options.terminal.cwd,
		});
	const { selection, chosen = new Map() } = options;
	const sandboxed = sandbox !== undefined;
	return planRun({ path, absolutePath, runbook, workspace, knowledge, selection, chosen, sandboxed });
}
