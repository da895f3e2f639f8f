import { UserError } from '../../../errors/userError.ts';
import { findRun, findRunsWorkspace } from '../../../journal/findRun.ts';
import type { ExitCode } from '../../exitCodes.ts';
import type { Terminal } from '../../terminal.ts';
import { goOn } from './goOn.ts';
import { unfinishedRuns } from './list.ts';
import { goOnOptionsSchema } from './options.ts';

/** `runbook-exec resume [RUN]`: goes on where a run was stopped. */
export async function resumeCommand(run: string | undefined, given: unknown, terminal: Terminal): Promise<ExitCode> {
	const options = goOnOptionsSchema.parse(given);
	const workspace = findRunsWorkspace(options.workspace, terminal.cwd);
	const directory = run === undefined ? await onlyUnfinished(workspace) : findRun(run, workspace);
	return goOn(directory, workspace, { ...options, purpose: 'resume' }, terminal);
}

async function onlyUnfinished(workspace: string): Promise<string> {
	const unfinished = await unfinishedRuns(workspace);
	const [only, ...others] = unfinished;
	if (!only) throw new UserError('no run is left to go on with', 'runbook-exec runs lists those that are kept here.');
	if (others.length === 0) return only.directory;
	throw new UserError(
		`${unfinished.length} runs are unfinished: say which one to go on with`,
		unfinished.map(({ run, path, status }) => `runbook-exec resume ${run}  (${path}, ${status})`).join('\n'),
	);
}
