import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { noStepsProblem } from '../../../plugins/remark-runbook/language.ts';
import { buildName } from '../../buildName.ts';
import { UserError } from '../../errors/userError.ts';
import { openEarly } from '../../execute/session/earlySession.ts';
import type { EarlySession } from '../../execute/session/earlySession.ts';
import type { SessionOptions } from '../../execute/session/index.ts';
import { openOwnCache } from '../../files/ownCache.ts';
import { nameRun, runEnvironment } from '../../journal/runName.ts';
import type { NamedRun } from '../../journal/runName.ts';
import { openDocumentCache } from '../../load/documentCache.ts';
import type { DocumentCache } from '../../load/documentCache.ts';
import { loadDocument } from '../../load/loadDocument.ts';
import type { LoadedDocument, LoadedRunbook } from '../../load/loadedDocument.ts';
import { parseInputPairs } from '../../plan/inputs.ts';
import { buildReport } from '../../report/buildReport.ts';
import { createMasker } from '../../secrets/masker.ts';
import { exitCodes } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import { watchInterrupts } from '../interrupts.ts';
import { readInputFiles } from '../inputFiles.ts';
import { createOperator } from '../operator.ts';
import { withDefaults } from '../runOptions.ts';
import type { RunFlags, RunOptions } from '../runOptions.ts';
import type { ExecuteOptions } from './executeDocument.ts';
import { createOutput } from '../output.ts';
import type { Output } from '../output.ts';
import type { Terminal } from '../terminal.ts';

/** `runbook-exec FILE`: dry-runs or executes one runbook. */
export async function runCommand(file: string, flags: RunFlags, terminal: Terminal): Promise<ExitCode> {
	const options = withDefaults(flags);
	assertPlanOptions(options);
	const output = await createOutput(options.reporter, terminal, options);
	const named = options.journal ? nameRun(terminal.env) : undefined;
	const early = options.dryRun || options.sandbox ? undefined : openEarly(sessionOptions(terminal, named));
	try {
		return await runDocument(file, { options, terminal, output, named, early });
	} finally {
		await early?.close();
	}
}

/** The session that a run of shell steps asks for first. */
function sessionOptions({ cwd, env }: Terminal, named: NamedRun | undefined): SessionOptions {
	return { cwd, env: { ...env, ...(named && runEnvironment(named)) } };
}

function assertPlanOptions({ dryRun, plan, planOut }: RunOptions): void {
	if (planOut !== undefined && !dryRun)
		throw new UserError('--plan-out goes with --dry-run', 'Review the plan first, then execute it with --plan.');
	if (plan !== undefined && dryRun)
		throw new UserError('--plan executes a plan, which --dry-run does not', 'Leave one of them out.');
}

/** What one command line comes to, before its document is read. */
interface Invocation {
	options: RunOptions;
	terminal: Terminal;
	output: Output;
	/** What the run is called, where it is kept. */
	named: NamedRun | undefined;
	early: EarlySession | undefined;
}

async function runDocument(file: string, invocation: Invocation): Promise<ExitCode> {
	const { options, terminal, output } = invocation;
	// A dry-run leaves nothing behind.
	const cache = options.dryRun ? undefined : openDocuments(terminal.env);
	const document = await loadDocument(file, terminal.cwd, cache);
	// Nothing so far has waited for anything: the early session can take its next step here.
	await nextTurn();
	const invalid = whyInvalid(document);
	if (invalid.length > 0 || document.runbook === undefined) return reportInvalid(document, invalid, options, output);
	const valid: LoadedRunbook = { ...document, runbook: document.runbook };
	if (!options.dryRun) return execute(valid, invocation);
	const { dryRun } = await import('./dryRun.ts');
	return dryRun(valid, options, terminal, output);
}

/** Runbooks that were read before, by this very build; none where it can't be told from another. */
function openDocuments(env: Terminal['env']): DocumentCache | undefined {
	const build = buildName(fileURLToPath(import.meta.url));
	const store = build === undefined ? undefined : openOwnCache(env, 'documents');
	return build !== undefined && store ? openDocumentCache(store, build) : undefined;
}

function whyInvalid(document: LoadedDocument): Problem[] {
	const errors = document.problems.filter(({ severity }) => severity === 'error');
	return errors.length === 0 && !document.isRunbook ? [noStepsProblem(document.path)] : errors;
}

async function reportInvalid(
	document: LoadedDocument,
	problems: Problem[],
	options: RunOptions,
	output: Output,
): Promise<ExitCode> {
	const sources = new Map([[document.path, document.source]]);
	const report = buildReport(options.dryRun ? 'dry-run' : 'execute', { documents: [], problems, sources });
	await output.end(report, { sources, plans: new Map() });
	return exitCodes.usage;
}

type Reviewed = Required<Pick<ExecuteOptions, 'given' | 'chosen' | 'selection' | 'assertPlan'>>;

/** What is to be executed: as the options say, or, with `--plan`, as it was reviewed. */
async function readReviewed({ source }: LoadedRunbook, options: RunOptions, terminal: Terminal): Promise<Reviewed> {
	const given = parseInputPairs(options.input);
	const chosen = parseInputPairs(options.choose, '--choose');
	const { plan: file } = options;
	if (file === undefined) return { given, chosen, selection: options, assertPlan: undefined };
	const { assertAsPlanned, readSavedPlan } = await import('../savedPlan.ts');
	const saved = await readSavedPlan(file, terminal);
	const { from, to, only, skip, tags, skipTags } = options;
	const own = Object.entries({ from, to, only, skip, tags, skipTags }).filter(([, value]) => value !== undefined);
	const selection = { ...saved.selection, ...Object.fromEntries(own) };
	const choices = new Map([...Object.entries(saved.chosen), ...chosen]);
	return {
		given: new Map([...Object.entries(saved.inputs), ...given]),
		chosen: choices,
		selection,
		assertPlan: (plan) => assertAsPlanned(file, saved, { plan, source, selection, chosen: choices }, terminal),
	};
}

async function execute(
	document: LoadedRunbook,
	{ options, terminal, output, named, early }: Invocation,
): Promise<ExitCode> {
	const { executeDocument } = await import('./executeDocument.ts');
	const interrupts = watchInterrupts();
	try {
		const masker = createMasker([]);
		const reviewed = await readReviewed(document, options, terminal);
		const operator = await createOperator(options, document, { terminal, interrupts, masker, output });
		const { status, report, context } = await executeDocument(document, {
			mode: 'execute',
			given: reviewed.given,
			files: readInputFiles(options.inputFile, terminal.cwd),
			selection: reviewed.selection,
			chosen: reviewed.chosen,
			assertPlan: reviewed.assertPlan,
			workspace: options.workspace,
			sandbox: options.sandbox ? { keep: options.keep } : undefined,
			undo: options.undo,
			operator,
			masker,
			emit: output.emit,
			interrupts,
			journal: named,
			terminal,
			early,
		});
		await output.end(report, context);
		if (status === 'interrupted') return exitCodes.interrupted;
		return report.ok ? exitCodes.ok : exitCodes.failed;
	} finally {
		interrupts.release();
	}
}
