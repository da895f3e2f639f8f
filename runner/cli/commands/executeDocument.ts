import { UserError } from '../../errors/userError.ts';
import type { Emit } from '../../execute/events.ts';
import { checkTools } from '../../execute/requirements/checkTools.ts';
import type { UndoPolicy } from '../../execute/nextAction.ts';
import type { EarlySession } from '../../execute/session/earlySession.ts';
import type { KeptLog } from '../../journal/keepRun.ts';
import type { NamedRun } from '../../journal/runName.ts';
import type { LoadedRunbook } from '../../load/loadedDocument.ts';
import type { Operator } from '../../operator/operator.ts';
import { valuesInEnvironment } from '../../plan/knowledge.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Selection } from '../../plan/selection.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { hideInError } from '../../secrets/hideInError.ts';
import type { Masker } from '../../secrets/masker.ts';
import { findWorkspace, repositoryRoot } from '../../workspace/findWorkspace.ts';
import type { Interrupts } from '../interrupts.ts';
import type { Terminal } from '../terminal.ts';
import { planExecution } from './planExecution.ts';
import { gatherInputs } from './gatherInputs.ts';
import { runAndReport } from './runAndReport.ts';
import type { Executed } from './runAndReport.ts';

export interface ExecuteOptions {
	mode: 'execute' | 'test';
	given: ReadonlyMap<string, string>;
	/** Files of `--input-file` by input, absolute. */
	files: ReadonlyMap<string, string>;
	selection: Selection;
	/** Choices of `--choose` by step id. */
	chosen?: ReadonlyMap<string, string>;
	/** `--workspace`, where it was given. */
	workspace: string | undefined;
	/** Execute in a sandbox, which is kept on request. */
	sandbox: { keep: boolean } | undefined;
	undo: UndoPolicy;
	operator: Operator;
	/** Is told each secret before anything could show it. */
	masker: Masker;
	emit: Emit;
	interrupts: Pick<Interrupts, 'signal' | 'undoSignal'>;
	/** Keep the run under this name, so that it can be resumed. One in a sandbox never is: the sandbox is gone with it. */
	journal: NamedRun | undefined;
	terminal: Terminal;
	/** Throws where the plan is not the one that was reviewed. */
	assertPlan?: ((plan: Plan) => Promise<void>) | undefined;
	/** A session that was opened while the document was read. */
	early?: EarlySession | undefined;
}

/** Executes one runbook, here or in its sandbox, and reports what happened. */
export async function executeDocument(document: LoadedRunbook, options: ExecuteOptions): Promise<Executed> {
	const { contract } = document.runbook;
	const { masker, terminal } = options;
	for (const value of valuesInEnvironment(contract, terminal.env)) masker.add(value);
	try {
		return await executeSomewhere(document, options);
	} catch (error) {
		throw hideInError(error, contract, masker);
	}
}

async function executeSomewhere(document: LoadedRunbook, options: ExecuteOptions): Promise<Executed> {
	if (!options.sandbox) return executeIn(document, undefined, options);
	const contract = document.runbook.contract.sandbox;
	if (!contract) {
		throw new UserError(
			`${document.path} has no sandbox`,
			'Say in its frontmatter how one is made: runbook: { sandbox: { setup: … } }.',
		);
	}
	const { terminal, interrupts } = options;
	const { withSandbox } = await import('../../sandbox/index.ts');
	return withSandbox(
		contract,
		{
			documentPath: document.absolutePath,
			root: repositoryRoot(terminal.cwd) ?? terminal.cwd,
			env: terminal.env,
			keep: options.sandbox.keep,
			signal: interrupts.signal,
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
	await options.assertPlan?.(plan);
	const tools = await assertTools(plan, options.terminal);
	const { mode, undo, operator, masker, emit, interrupts, terminal, early } = options;
	const kept = sandbox || !options.journal ? undefined : await keep(document, plan, tools, options, options.journal);
	try {
		const env = { ...terminal.env, ...sandbox?.env, ...kept?.env };
		return await runAndReport({ mode, document, plan, env, undo, operator, masker, emit, interrupts, kept, early });
	} finally {
		kept?.close();
	}
}

async function keep(
	document: LoadedRunbook,
	plan: Plan,
	tools: Record<string, string>,
	{ selection, chosen = new Map(), undo, terminal }: ExecuteOptions,
	named: NamedRun,
): Promise<KeptLog> {
	const { keepRun } = await import('../../journal/keepRun.ts');
	return keepRun({ document, plan, selection, chosen, undo, tools }, terminal.env, named);
}

/** A run with a tool missing would stop halfway: it does not start. Gives the versions. */
async function assertTools({ path, runbook, called }: Plan, terminal: Terminal): Promise<Record<string, string>> {
	const all: Record<string, string> = {};
	for (const one of [{ path, runbook }, ...called]) {
		const { unmet, versions } = await checkTools(one.runbook.contract, terminal.env);
		Object.assign(all, versions);
		if (unmet.length === 0) continue;
		throw new UserError(
			`${one.path} needs other tools: ${unmet.join('; ')}`,
			'Install them, or mend tools: in its frontmatter.',
		);
	}
	return all;
}

async function layOut(document: LoadedRunbook, sandbox: Sandbox | undefined, options: ExecuteOptions): Promise<Plan> {
	const { absolutePath, runbook } = document;
	const env = { ...options.terminal.env, ...sandbox?.env };
	const workspace =
		sandbox?.workspace ??
		findWorkspace({
			given: options.workspace,
			contract: runbook.contract.workspace,
			documentPath: absolutePath,
			cwd: options.terminal.cwd,
		});
	const { given, files, operator, masker, interrupts } = options;
	const { signal } = interrupts;
	const places = { documentPath: absolutePath, workspace, sandbox };
	const knowledge = await gatherInputs(runbook, { given, files, env, operator, masker, signal, ...places });
	const { selection, chosen = new Map() } = options;
	return planExecution(document, {
		workspace,
		knowledge,
		selection,
		chosen,
		sandboxed: sandbox !== undefined,
		env,
		operator,
		masker,
		signal,
	});
}
