import { findRun, findRunsWorkspace } from '../../../journal/findRun.ts';
import type { ExitCode } from '../../exitCodes.ts';
import type { Terminal } from '../../terminal.ts';
import { goOn } from './goOn.ts';
import { goOnOptionsSchema } from './options.ts';

/** `runbook-exec undo RUN`: takes back what a run did. */
export async function undoCommand(run: string, given: unknown, terminal: Terminal): Promise<ExitCode> {
	const options = goOnOptionsSchema.parse(given);
	const workspace = findRunsWorkspace(options.workspace, terminal.cwd);
	return goOn(findRun(run, workspace), workspace, { ...options, purpose: 'undo' }, terminal);
}
