import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../errors/userError.ts';
import type { Plan } from '../plan/plan.ts';
import type { Selection } from '../plan/selection.ts';
import { planDifferences } from '../plan/saved/differences.ts';
import { savedPlanOf, savedPlanSchema } from '../plan/saved/savedPlan.ts';
import type { SavedPlan } from '../plan/saved/savedPlan.ts';
import type { PlanVerification, Verifier } from '../verify/index.ts';
import { createVerifier } from '../verify/index.ts';
import type { Terminal } from './terminal.ts';

interface Reviewed {
	plan: Plan;
	source: string;
	selection: Selection;
	chosen: ReadonlyMap<string, string>;
}

/** Writes what a dry-run has shown, readable by this user only. */
export async function writeSavedPlan(
	file: string,
	reviewed: Reviewed,
	verification: PlanVerification,
	terminal: Terminal,
): Promise<void> {
	const saved = savedPlanOf({ ...reviewed, evidence: evidenceOf(verification) });
	try {
		await writeFile(path.resolve(terminal.cwd, file), `${JSON.stringify(saved, null, 2)}\n`, { mode: 0o600 });
	} catch (error) {
		throw new UserError(`the plan ${file} can't be written (${codeOf(error)})`);
	}
}

/** Reads a saved plan. Throws a `UserError` for a file that is none. */
export async function readSavedPlan(file: string, terminal: Terminal): Promise<SavedPlan> {
	try {
		return savedPlanSchema.parse(JSON.parse(await readFile(path.resolve(terminal.cwd, file), 'utf8')));
	} catch (error) {
		const reason = error instanceof Error && 'code' in error ? ` (${codeOf(error)})` : '';
		throw new UserError(`${file} is no saved plan${reason}`, 'Write one with --dry-run --plan-out FILE.');
	}
}

/** Fails where what would be executed now is not what was reviewed, with all differences. */
export async function assertAsPlanned(
	file: string,
	saved: SavedPlan,
	reviewed: Reviewed,
	terminal: Terminal,
): Promise<void> {
	const verifier = createVerifier({ env: terminal.env });
	const now = savedPlanOf({ ...reviewed, evidence: await evidenceNow(verifier, reviewed) });
	const differences = planDifferences(saved, now);
	if (differences.length === 0) return;
	throw new UserError(
		`this is no longer what ${file} planned`,
		`${differences.join('\n')}\nLook at it again: runbook-exec ${reviewed.plan.path} --dry-run --plan-out ${file}`,
	);
}

async function evidenceNow(verifier: Verifier, { plan, source }: Reviewed): Promise<ReturnType<typeof evidenceOf>> {
	try {
		return evidenceOf(await verifier.verifyPlan(plan, source));
	} finally {
		await verifier.close();
	}
}

function evidenceOf({ steps }: PlanVerification): PlanVerification['steps'][number]['commands'][number]['evidence'] {
	return steps.flatMap(({ commands }) => commands.flatMap(({ evidence }) => evidence));
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
