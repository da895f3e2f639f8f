import { UserError } from '../../errors/userError.ts';
import { parseInputPairs } from '../../plan/inputs.ts';
import { gatherKnowledge } from '../../plan/knowledge.ts';
import type { Plan } from '../../plan/plan.ts';
import { planRun } from '../../plan/planRun.ts';
import type { LoadedRunbook } from '../../load/loadedDocument.ts';
import { buildReport } from '../../report/buildReport.ts';
import { documentsFromVerification } from '../../report/fromVerification.ts';
import { createVerifier } from '../../verify/index.ts';
import { findWorkspace } from '../../workspace/findWorkspace.ts';
import { readGivenFiles } from '../../secrets/readSources.ts';
import { exitCodes } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import type { RunOptions } from '../runOptions.ts';
import { sourcesOf } from '../../plan/scope.ts';
import { placeCalled } from './gatherCalled.ts';
import { readInputFiles } from '../inputFiles.ts';
import type { Output } from '../output.ts';
import type { Terminal } from '../terminal.ts';

/** The files that steps change are looked at only where a step changes one. */
async function foreseen(plan: Plan): Promise<Plan> {
	if (!plan.steps.some(({ path }) => path !== undefined)) return plan;
	const { withPreviews } = await import('../../files/withPreviews.ts');
	return withPreviews(plan);
}

/** `--dry-run`: lays the run out and verifies every step of it; executes nothing of the document. */
export async function dryRun(
	document: LoadedRunbook,
	options: RunOptions,
	terminal: Terminal,
	output: Output,
): Promise<ExitCode> {
	const { path, absolutePath, runbook, source } = document;
	const files = readInputFiles(options.inputFile, terminal.cwd);
	const given = await readGivenFiles(runbook, parseInputPairs(options.input), files);
	const chosen = parseInputPairs(options.choose, '--choose');
	const workspace = findWorkspace({
		given: options.workspace,
		contract: runbook.contract.workspace,
		documentPath: absolutePath,
		cwd: terminal.cwd,
	});
	const planned = await planRun({
		path,
		absolutePath,
		runbook,
		workspace,
		called: placeCalled(document, workspace),
		knowledge: gatherKnowledge(runbook, { given, sandbox: {}, env: terminal.env }),
		selection: options,
		chosen,
	});
	const plan = await foreseen(planned);
	const verifier = createVerifier({ env: terminal.env, probe: options.probe });
	try {
		const verification = await verifier.verifyPlan(plan, source);
		const sources = sourcesOf(plan, source);
		const savePlan = async (file: string, isSound: boolean): Promise<void> => {
			if (!isSound) throw new UserError(`the plan is not saved to ${file}: it has errors`);
			const { writeSavedPlan } = await import('../savedPlan.ts');
			await writeSavedPlan(file, { plan, source, selection: options, chosen }, verification, terminal);
		};
		const report = buildReport('dry-run', {
			documents: documentsFromVerification(plan, verification, 'planned'),
			problems: [...document.problems, ...verification.problems],
			sources,
		});
		await output.end(report, { sources, plans: new Map([[path, plan]]) });
		if (options.planOut !== undefined) await savePlan(options.planOut, report.ok);
		return report.ok ? exitCodes.ok : exitCodes.failed;
	} finally {
		await verifier.close();
	}
}
