import { UserError } from '../../errors/userError.ts';
import { Capture } from './capture.ts';
import type { RunningShell } from './machine.ts';
import type { ShellState } from './state.ts';

/** Runs lines of ours, which end with a report, and gives the state after them. */
export async function initialise(shell: RunningShell, lines: string): Promise<ShellState> {
	const captures = { stdout: new Capture(undefined), stderr: new Capture(undefined) };
	const end = await shell.run(lines, captures);
	const state = end.type === 'reported' && (await shell.takeSnapshot());
	if (state) return state;
	const said = captures.stderr.finish().text.trim();
	throw new UserError(
		`bash could not be started${said && `: ${said}`}`,
		'Look at BASH_ENV and at the shell options in the environment.',
	);
}
