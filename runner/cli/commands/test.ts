import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { UserError } from '../../errors/userError.ts';
import { unmetTools } from '../../execute/requirements/unmetTools.ts';
import { loadDocument } from '../../load/loadDocument.ts';
import type { LoadedRunbook } from '../../load/loadDocument.ts';
import { createHeadlessOperator } from '../../operator/headlessOperator.ts';
import { buildReport } from '../../report/buildReport.ts';
import { exitCodes } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import { findDocuments } from '../findDocuments.ts';
import { watchInterrupts } from '../interrupts.ts';
import { testOptionsSchema } from '../options.ts';
import { createOutput } from '../output.ts';
import type { Output } from '../output.ts';
import type { Terminal } from '../terminal.ts';
import { executeDocument } from './executeDocument.ts';
import type { Executed } from './executeDocument.ts';

/** `runbook-exec test`: executes every runbook that has a sandbox, then its undo, and reports all in one. */
export async function testCommand(paths: readonly string[], given: unknown, terminal: Terminal): Promise<ExitCode> {
	const options = testOptionsSchema.parse(given);
	const output = createOutput(options.reporter, terminal);
	const { runbooks, invalid, sources } = await loadRunbooks(paths, terminal);
	const interrupts = watchInterrupts();
	const executed: Executed[] = [];
	try {
		for (const runbook of runbooks) {
			if (interrupts.signal.aborted) break;
			const unmet = await unmetTools(runbook.runbook.contract, terminal.env);
			if (unmet.length > 0) invalid.push(untested(runbook, unmet, terminal));
			else executed.push(await testRunbook(runbook, options.keep, terminal, output, interrupts.signal));
		}
	} finally {
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
	if (interrupts.signal.aborted) return exitCodes.interrupted;
	if (invalid.some(({ severity, ruleId }) => severity === 'error' && ruleId.startsWith('language/')))
		return exitCodes.usage;
	return report.ok ? exitCodes.ok : exitCodes.failed;
}

interface Loaded {
	runbooks: LoadedRunbook[];
	invalid: Problem[];
	sources: Map<string, string>;
}

/** Documents without steps are no runbooks and are passed over; a set without any sandbox tests nothing and is an error. */
async function loadRunbooks(paths: readonly string[], terminal: Terminal): Promise<Loaded> {
	const loaded: Loaded = { runbooks: [], invalid: [], sources: new Map() };
	for (const file of await findDocuments(paths, terminal.cwd)) {
		const document = await loadDocument(file, terminal.cwd);
		if (!document.isRunbook) continue;
		loaded.sources.set(document.path, document.source);
		const errors = document.problems.filter(({ severity }) => severity === 'error');
		loaded.invalid.push(...errors);
		const { runbook } = document;
		if (errors.length === 0 && runbook?.contract.sandbox) loaded.runbooks.push({ ...document, runbook });
	}
	if (loaded.runbooks.length === 0 && loaded.invalid.length === 0) {
		throw new UserError(`no runbook with a sandbox in ${paths.join(', ')}: nothing would be tested`);
	}
	return loaded;
}

/** A runbook whose tools are missing is passed over, and said so; in CI that is an error, since nobody reads it there. */
function untested(document: LoadedRunbook, unmet: readonly string[], terminal: Terminal): Problem {
	return {
		path: document.path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 2,
		ruleId: 'output/untested',
		severity: terminal.env['CI'] ? 'error' : 'warning',
		message: `not executed: ${unmet.join('; ')}`,
		hint: 'Install what is missing; in CI a runbook that is not executed is an error.',
		evidence: [],
	};
}

function testRunbook(
	document: LoadedRunbook,
	keep: boolean,
	terminal: Terminal,
	output: Output,
	signal: AbortSignal,
): Promise<Executed> {
	const inputs = Object.entries(document.runbook.contract.sandbox?.inputs ?? {});
	return executeDocument(document, {
		mode: 'test',
		given: new Map(inputs.map(([name, value]) => [name, String(value)])),
		selection: {},
		workspace: undefined,
		sandbox: { keep },
		undo: 'always',
		operator: createHeadlessOperator({ yes: true, allowDanger: true }),
		emit: output.emit,
		signal,
		terminal,
	});
}
