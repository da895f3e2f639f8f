import path from 'node:path';
import { fill, nearest, stepKinds } from '../../plugins/remark-runbook/language.ts';
import type { Problem, Runbook } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { shownValues } from '../files/knownValues.ts';
import type { LoadedDocument } from '../load/loadedDocument.ts';
import { gatherKnowledge } from '../plan/knowledge.ts';
import { planRun } from '../plan/planRun.ts';
import { documentFromVerification } from '../report/fromVerification.ts';
import type { DocumentReport } from '../report/schema.ts';
import type { Verifier } from '../verify/index.ts';
import { identityOf } from '../verify/looks/files.ts';
import type { Sights } from '../verify/looks/looks.ts';
import { examplesOf } from '../verify/plan/examples.ts';
import { findWorkspace } from '../workspace/findWorkspace.ts';
import { unreadable } from './unreadable.ts';

/** What a check found in one document, and what it depends on besides the document and its workspace. */
export interface Checked {
	/** Missing where it can't be understood. */
	report: DocumentReport | undefined;
	problems: Problem[];
	/** Its `workspace` as written, and the directory that this led to. */
	contract: string | undefined;
	workspace: string | undefined;
	/** Files that the document asks for by itself, each with its identity before the check. */
	files: Sights;
}

interface Surroundings {
	cwd: string;
	/** `--workspace`. */
	workspace: string | undefined;
	verifier: Verifier;
}

/** Verifies one document, typed or plain; executes nothing of it. */
export async function checkDocument(document: LoadedDocument, surroundings: Surroundings): Promise<Checked> {
	const contract = document.runbook?.contract.workspace;
	const place = { contract, workspace: undefined, files: {} };
	let workspace: string;
	try {
		workspace = findWorkspace({
			given: surroundings.workspace,
			contract,
			documentPath: document.absolutePath,
			cwd: surroundings.cwd,
		});
	} catch (error) {
		if (!(error instanceof UserError) || contract === undefined || surroundings.workspace !== undefined) throw error;
		return { ...place, report: undefined, problems: [unreadable(document.path, error.message, error.hint)] };
	}
	const files = document.runbook ? filesOf(document.runbook, workspace) : {};
	Object.assign(files, calledFiles(document));
	const found = await verify(document, workspace, surroundings.verifier);
	return { ...found, contract, workspace, files };
}

async function verify(
	document: LoadedDocument,
	workspace: string,
	verifier: Verifier,
): Promise<Pick<Checked, 'report' | 'problems'>> {
	const { path: shownPath, absolutePath, source, runbook } = document;
	if (!document.isRunbook) {
		const found = await verifier.verifyMarkdown({ path: shownPath, absolutePath, source, workspace });
		return { report: found.document, problems: [...misspeltSteps(document), ...found.problems] };
	}
	if (!runbook) return { report: undefined, problems: document.problems };
	const knowledge = gatherKnowledge(runbook, { given: new Map(), sandbox: {}, env: {} });
	// What is called is a document of its own, which is checked by itself.
	const sound = new Set(document.calls?.keys());
	const plan = await planRun({ path: shownPath, absolutePath, runbook, workspace, knowledge, sound, selection: {} });
	const verification = await verifier.verifyPlan(plan, source);
	return {
		report: documentFromVerification(plan, verification, 'checked'),
		problems: [...document.problems, ...verification.problems],
	};
}

/** In MDX, a directive that is nearly a step is a step that would be left out without a word. */
function misspeltSteps({ path: shownPath, source, problems }: LoadedDocument): Problem[] {
	if (!/\.mdx$/i.test(shownPath)) return [];
	const lines = source.split('\n');
	return problems.filter(({ ruleId, line }) => {
		const name = /^[\t >]*:{2,}\s*([A-Za-z][\w-]*)/.exec(lines[line - 1] ?? '')?.[1];
		return directiveRules.has(ruleId) && name !== undefined && nearest(name, Object.keys(stepKinds)) !== undefined;
	});
}

const directiveRules: ReadonlySet<string> = new Set([
	'language/unknown-directive',
	'language/malformed-directive',
	'language/unclosed-directive',
	'language/step-not-container',
]);

/** What is called says whether a call is right, so a change of it is one of the caller. */
function calledFiles({ runbook, calls, absolutePath }: LoadedDocument): Sights {
	const own = (runbook?.steps ?? []).flatMap((step) =>
		step.kind === 'call' ? [path.resolve(path.dirname(absolutePath), step.runbook.path)] : [],
	);
	const further = [...(calls?.values() ?? [])].map(calledFiles);
	return Object.assign(Object.fromEntries(own.map((file) => [file, identityOf(file)])), ...further);
}

/** Files that steps require or change are looked up wherever they lie; paths by the values that a check has for inputs. */
function filesOf(runbook: Runbook, workspace: string): Sights {
	const values = shownValues(gatherKnowledge(runbook, { given: new Map(), sandbox: {}, env: {} }));
	const named = runbook.steps.flatMap((step) => {
		if (step.kind === 'require')
			return [...step.requirements.files, ...step.requirements.config.map(({ file }) => file)];
		if (step.kind !== 'edit' && step.kind !== 'file') return [];
		const { text } = fill(step.path, values);
		return [text, ...examplesOf(text)];
	});
	return Object.fromEntries(
		named.map((file) => path.resolve(workspace, file)).map((file) => [file, identityOf(file)] as const),
	);
}
