import path from 'node:path';
import { UserError } from '../errors/userError.ts';
import { existingDirectory, repositoryRoot } from './findWorkspace.ts';

interface Documented {
	path: string;
	absolutePath: string;
	runbook: { contract: { workspace?: string | undefined } };
}

/**
 * The workspace of a called runbook: its own. Where its caller is executed in another directory than the one that it names,
 * as in a sandbox, the called one is, too. Throws a `UserError` where it would leave a sandbox.
 */
export function calledWorkspace(called: Documented, caller: Documented, workspace: string, sandboxed: boolean): string {
	const own = declared(called);
	const usual = declared(caller);
	if (usual === workspace) return existingDirectory(own, `the workspace of ${called.path}`);
	const inside = path.relative(usual, own);
	const leaves = inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside);
	if (!leaves) return existingDirectory(path.join(workspace, inside), `the workspace of ${called.path}`);
	if (!sandboxed) return existingDirectory(own, `the workspace of ${called.path}`);
	throw new UserError(
		`${called.path} is called in a sandbox, and its workspace lies outside of what the sandbox stands for: ${own}`,
		`Give it the workspace of ${caller.path}, or a directory in there.`,
	);
}

function declared({ absolutePath, runbook }: Documented): string {
	const directory = path.dirname(absolutePath);
	const { workspace } = runbook.contract;
	return workspace === undefined ? (repositoryRoot(directory) ?? directory) : path.resolve(directory, workspace);
}
