import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { UserError } from '../../errors/userError.ts';
import { SandboxError } from '../../sandbox/sandboxError.ts';
import type { LoadedRunbook } from '../../load/loadedDocument.ts';
import { createHeadlessOperator } from '../../operator/headlessOperator.ts';
import { buildReport } from '../../report/buildReport.ts';
import { createMasker } from '../../secrets/masker.ts';
import { exitCodeOf, exitCodes } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import { unmetTools } from '../unmetTools.ts';
import { watchInterrupts } from '../interrupts.ts';
import type { Interrupts } from '../interrupts.ts';
import { testOptionsSchema } from '../options.ts';
import { createOutput } from '../output.ts';
import type { Output } from '../output.ts';
import { createProgress } from '../progress.ts';
import { readShard } from '../shard.ts';
import type { Terminal } from '../terminal.ts';
import { executeDocument } from './executeDocument.ts';
import type { Executed } from './runAndReport.ts';
import { loadRunbooks } from './loadRunbooks.ts';

/** `runbook-exec test`: executes every runbook that has a sandbox, then its undo, and reports all in one. */
export async function testCommand(paths: readonly string[], given: unknown, terminal: Terminal): Promise<ExitCode> {
	const options = testOptionsSchema.parse(given);
	const output = await createOutput(options.reporter, terminal);
	const { runbooks, invalid, sources } = await loadRunbooks(paths, terminal.cwd, readShard(options.shard));
	const interrupts = watchInterrupts();
	const executed: Executed[] = [];
	// A run that is shown as it goes on needs no other line.
	const progress = output.live ? undefined : createProgress(runbooks.length, terminal);
	try {
		for (const [index, runbook] of runbooks.entries()) {
			if (interrupts.signal.aborted) break;
			progress?.start(index, runbook.path);
			const unmet = await unmetTools(runbook, terminal.env);
			if (unmet.length > 0) invalid.push(untested(runbook, missingSeverity(terminal), unmet.join('; '), missingHint));
			else
				await testRunbook(runbook, options.keep, terminal, output, interrupts).then(
					(one) => executed.push(one),
					(error: unknown) => invalid.push(explainSandbox(runbook, error, terminal)),
				);
		}
	} finally {
		progress?.end();
		interrupts.release();
	}
	const reports = executed.map((one) => one.report);
	const report = buildReport('test', {
		documents: reports.flatMap(({ documents }) => documents),
		problems: [...invalid, ...reports.flatMap(({ problems }) => problems)],
		sources,
	});
	const plans = new Map(executed.flatMap(({ context }) => [...context.plans]));
	await output.end(report, { sources, plans });
	return interrupts.signal.aborted ? exitCodes.interrupted : exitCodeOf(report);
}

const missingHint =
	'Install what is missing; in CI a runbook that is not executed is an error, since nobody reads it there.';

function missingSeverity({ env }: Terminal): Problem['severity'] {
	return env['CI'] ? 'error' : 'warning';
}

/** A sandbox that can't be set up or taken down fails its own runbook, not the others. */
function explainSandbox(document: LoadedRunbook, error: unknown, terminal: Terminal): Problem {
	if (!(error instanceof UserError)) throw error;
	const unavailable = error instanceof SandboxError && error.reason === 'unavailable';
	return untested(document, unavailable ? missingSeverity(terminal) : 'error', error.message, error.hint);
}

function untested(
	document: LoadedRunbook,
	severity: Problem['severity'],
	reason: string,
	hint: string | undefined,
): Problem {
	return {
		path: document.path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 2,
		ruleId: 'output/untested',
		severity,
		message: `not executed: ${reason}`,
		...(hint !== undefined && { hint }),
		evidence: [],
	};
}

function testRunbook(
	document: LoadedRunbook,
	keep: boolean,
	terminal: Terminal,
	output: Output,
	interrupts: Interrupts,
): Promise<Executed> {
	const inputs = Object.entries(document.runbook.contract.sandbox?.inputs ?? {});
	return executeDocument(document, {
		mode: 'test',
		given: new Map(inputs.map(([name, value]) => [name, String(value)])),
		files: new Map(),
		selection: {},
		workspace: undefined,
		sandbox: { keep },
		undo: 'always',
		operator: createHeadlessOperator({ yes: true, allowDanger: true, approvals: 'any' }),
		masker: createMasker([]),
		emit: output.emit,
		interrupts,
		journal: undefined,
		terminal,
	});
}
