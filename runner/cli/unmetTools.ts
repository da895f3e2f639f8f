import { checkTools } from '../execute/requirements/checkTools.ts';
import type { LoadedRunbook } from '../load/loadedDocument.ts';
import { calledRunbooks } from '../plan/scope.ts';

/** What this machine lacks of what a runbook, and those that it calls, need; one sentence each. */
export async function unmetTools(
	document: LoadedRunbook,
	env: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
	const all = [document, ...calledRunbooks(document, () => '')];
	const checks = await Promise.all(all.map(({ runbook }) => checkTools(runbook.contract, env)));
	return [...new Set(checks.flatMap(({ unmet }) => unmet))];
}
