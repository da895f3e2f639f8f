import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { LoadedDocument } from '../load/loadDocument.ts';
import { gatherKnowledge } from '../plan/knowledge.ts';
import { planRun } from '../plan/planRun.ts';
import { documentFromVerification } from '../report/fromVerification.ts';
import type { DocumentReport } from '../report/schema.ts';
import type { Verifier } from '../verify/index.ts';
import { findWorkspace } from '../workspace/findWorkspace.ts';

/** What a check found in one document; without `report` where it can't be understood. */
export interface Checked {
	report: DocumentReport | undefined;
	problems: Problem[];
}

interface Surroundings {
	cwd: string;
	/** `--workspace`. */
	workspace: string | undefined;
	verifier: Verifier;
}

/** Verifies one document, typed or plain; executes nothing of it. */
export async function checkDocument(document: LoadedDocument, surroundings: Surroundings): Promise<Checked> {
	const { path, absolutePath, source, runbook } = document;
	const { verifier } = surroundings;
	const workspace = findWorkspace({
		given: surroundings.workspace,
		contract: runbook?.contract.workspace,
		documentPath: absolutePath,
		cwd: surroundings.cwd,
	});
	if (!document.isRunbook) {
		const { document: report, problems } = await verifier.verifyMarkdown({ path, absolutePath, source, workspace });
		return { report, problems };
	}
	if (!runbook) return { report: undefined, problems: document.problems };
	const knowledge = gatherKnowledge(runbook, { given: new Map(), sandbox: {}, env: {} });
	const plan = await planRun({ path, absolutePath, runbook, workspace, knowledge, selection: {} });
	const verification = await verifier.verifyPlan(plan, source);
	return {
		report: documentFromVerification(plan, verification, 'checked'),
		problems: [...document.problems, ...verification.problems],
	};
}
