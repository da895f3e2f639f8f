import type { Plan } from '../plan/plan.ts';
import { takeLock } from './lock.ts';
import type { Lock } from './lock.ts';

/** The workspaces that a run changes: that of the document, and those of the runbooks that it calls. */
export function workspacesOf({ workspace, called }: Pick<Plan, 'workspace' | 'called'>): string[] {
	return [...new Set([workspace, ...called.map((scope) => scope.workspace)])];
}

/** Takes all of them or none. */
export async function takeLocks(
	workspaces: readonly string[],
	who: Parameters<typeof takeLock>[1],
	within: string | undefined,
): Promise<Lock> {
	const taken: Lock[] = [];
	const release = (): void => {
		for (const lock of taken.toReversed()) lock.release();
	};
	try {
		for (const workspace of workspaces) taken.push(await takeLock(workspace, who, within));
	} catch (error) {
		release();
		throw error;
	}
	return { release };
}
