import { statSync } from 'node:fs';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { displayPath, loadDocument } from '../../load/loadDocument.ts';
import type { LoadedDocument } from '../../load/loadDocument.ts';
import { gatherKnowledge } from '../../plan/knowledge.ts';
import type { Plan } from '../../plan/plan.ts';
import { planRun } from '../../plan/planRun.ts';
import { buildReport } from '../../report/buildReport.ts';
import { documentFromVerification } from '../../report/fromVerification.ts';
import type { DocumentReport } from '../../report/schema.ts';
import { createVerifier } from '../../verify/index.ts';
import type { Verifier } from '../../verify/index.ts';
import { findWorkspace } from '../../workspace/findWorkspace.ts';
import { exitCodeOf } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import { findDocuments } from '../findDocuments.ts';
import { checkOptionsSchema } from '../options.ts';
import { createOutput } from '../output.ts';
import { createProgress } from '../progress.ts';
import { readShard, takeShard } from '../shard.ts';
import type { Terminal } from '../terminal.ts';

/** What a check found in one document. */
interface Checked {
	documents: DocumentReport[];
	problems: Problem[];
	plan?: Plan;
}

/** `runbook-exec check`: drift in typed runbooks and plain Markdown; executes nothing of theirs. */
export async function checkCommand(paths: readonly string[], given: unknown, terminal: Terminal): Promise<ExitCode> {
	const options = checkOptionsSchema.parse(given);
	const output = await createOutput(options.reporter, terminal);
	const sources = new Map<string, string>();
	const checked: Checked[] = [];
	const files = takeShard(await findDocuments(paths, terminal.cwd), readShard(options.shard), (file) => ({
		path: displayPath(file, terminal.cwd),
		size: statSync(file).size,
	}));
	const verifier = createVerifier({ env: terminal.env });
	const progress = createProgress(files.length, terminal);
	try {
		for (const [index, file] of files.entries()) {
			progress.start(index, displayPath(file, terminal.cwd));
			const document = await loadDocument(file, terminal.cwd);
			sources.set(document.path, document.source);
			checked.push(await checkDocument(document, options.workspace, terminal, verifier));
		}
	} finally {
		progress.end();
		await verifier.close();
	}
	const report = buildReport('check', {
		documents: checked.flatMap(({ documents }) => documents),
		problems: checked.flatMap(({ problems }) => problems),
		sources,
	});
	const plans = new Map(checked.flatMap(({ plan }) => (plan ? [[plan.path, plan] as const] : [])));
	await output.end(report, { sources, plans });
	return exitCodeOf(report);
}

async function checkDocument(
	document: LoadedDocument,
	workspaceOption: string | undefined,
	terminal: Terminal,
	verifier: Verifier,
): Promise<Checked> {
	const { path, absolutePath, source, runbook } = document;
	const workspace = findWorkspace({
		given: workspaceOption,
		contract: runbook?.contract.workspace,
		documentPath: absolutePath,
		cwd: terminal.cwd,
	});
	if (!document.isRunbook) {
		const { document: report, problems } = await verifier.verifyMarkdown({ path, absolutePath, source, workspace });
		return { documents: [report], problems };
	}
	if (!runbook) return { documents: [], problems: document.problems };
	const knowledge = gatherKnowledge(runbook, { given: new Map(), sandbox: {}, env: {} });
	const plan = await planRun({ path, absolutePath, runbook, workspace, knowledge, selection: {} });
	const verification = await verifier.verifyPlan(plan, source);
	const problems = [...document.problems, ...verification.problems];
	return { documents: [documentFromVerification(plan, verification, 'checked')], problems, plan };
}
