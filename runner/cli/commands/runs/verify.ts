import { findRun, findRunsWorkspace } from '../../../journal/findRun.ts';
import { verifyRun } from '../../../journal/verifyRun.ts';
import { printable } from '../../../report/text/printable.ts';
import { plural } from '../../../report/text/plural.ts';
import { exitCodes } from '../../exitCodes.ts';
import type { ExitCode } from '../../exitCodes.ts';
import type { Terminal } from '../../terminal.ts';
import { verifyOptionsSchema } from './options.ts';

/** `runbook-exec verify RUN`: whether the files of a run are as they were written, and where they are not. */
export function verifyCommand(run: string, given: unknown, terminal: Terminal): ExitCode {
	const options = verifyOptionsSchema.parse(given);
	const directory = findRun(run, findRunsWorkspace(options.workspace, terminal.cwd));
	const { damage, end, files, tornBytes } = verifyRun(directory);
	const { bold, green, red, dim } = terminal.colors;
	for (const { file, line, message } of damage) {
		const place = line === undefined ? file : `${file}:${line}`;
		terminal.out(`${bold(printable(place))} ${red(message)}\n`);
	}
	if (tornBytes > 0)
		terminal.out(
			dim(`The last line is cut off after ${plural(tornBytes, 'byte')}: the run was killed while it wrote.\n`),
		);
	if (damage.length > 0) {
		terminal.out(`${red(bold('changed'))}  ${plural(damage.length, 'place')} in ${directory}\n`);
		return exitCodes.failed;
	}
	const all = `${`${end.entries} entries`} and ${plural(files, 'file')} are as they were written`;
	terminal.out(`${green(bold('ok'))}  ${all}\n`);
	return exitCodes.ok;
}
