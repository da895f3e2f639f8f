import type { RunLog } from '../execute/runLog.ts';
import { takeLocks, workspacesOf } from './locks.ts';
import { nameRun, runEnvironment, runVariable } from './runName.ts';
import { currentOperator, startJournal } from './startJournal.ts';
import type { StartOptions } from './startJournal.ts';

/** A run that is kept: its name, where its events go, and what its processes find in their environment. */
export interface KeptLog {
	run: string;
	log: RunLog;
	env: Record<string, string>;
	/** Gives the workspace back to other runs. */
	close(): void;
}

/** Takes the workspace for a new run and starts its journal. Throws a `UserError` where another run has it. */
export async function keepRun(
	options: Omit<StartOptions, 'run' | 'processes'>,
	env: Readonly<Record<string, string | undefined>>,
	named = nameRun(env),
): Promise<KeptLog> {
	const { plan, document } = options;
	const { run, processes } = named;
	const who = { run, document: document.path, ...currentOperator() };
	const lock = await takeLocks(workspacesOf(plan), who, env[runVariable]);
	try {
		const journal = startJournal({ ...options, run, processes });
		return {
			run,
			log: journal,
			env: runEnvironment(named),
			close: () => {
				journal.close();
				lock.release();
			},
		};
	} catch (error) {
		lock.release();
		throw error;
	}
}
