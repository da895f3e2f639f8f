import { randomToken } from '../execute/session/randomToken.ts';

/** The environment variable that every process of a kept run carries: the run's name, after those of the runs around it. */
export const runVariable = 'RUNBOOK_EXEC_RUN';

/** A run's name, and what its processes are marked with. */
export interface NamedRun {
	run: string;
	processes: string;
}

/** Names a run that is started in `env`. */
export function nameRun(env: Readonly<Record<string, string | undefined>>): NamedRun {
	const run = `${timestamp(new Date())}-${randomToken(3)}`;
	const outer = env[runVariable];
	return { run, processes: outer === undefined ? run : `${outer}.${run}` };
}

/** What the processes of a run find in their environment. */
export function runEnvironment({ processes }: Pick<NamedRun, 'processes'>): Record<string, string> {
	return { [runVariable]: processes };
}

/** `20260131-235959`, in UTC: names sort by time. */
function timestamp(date: Date): string {
	return date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
