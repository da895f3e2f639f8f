import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../errors/userError.ts';
import { findRun, findRunsWorkspace } from '../../../journal/findRun.ts';
import { readRun } from '../../../journal/keptRun.ts';
import { currentHolder } from '../../../journal/lock.ts';
import { viewOf } from '../../../journal/show/viewOf.ts';
import type { RunView } from '../../../journal/show/viewSchema.ts';
import { stepsOfRun } from '../../../plan/layOutSteps.ts';
import { exitCodes } from '../../exitCodes.ts';
import type { ExitCode } from '../../exitCodes.ts';
import type { Terminal } from '../../terminal.ts';
import { documentOfRun } from './documents.ts';
import { showOptionsSchema } from './options.ts';

/** `runbook-exec show RUN`: what a run did, for a terminal, a program or a browser. */
export async function showCommand(run: string, given: unknown, terminal: Terminal): Promise<ExitCode> {
	const options = showOptionsSchema.parse(given);
	const workspace = findRunsWorkspace(options.workspace, terminal.cwd);
	const kept = readRun(findRun(run, workspace));
	const steps = stepsOfRun(await documentOfRun(kept));
	const holder = await currentHolder(workspace);
	const text = await render(viewOf(kept, steps, holder?.run === kept.run), options.format, terminal);
	if (options.output === undefined) terminal.out(text);
	else await write(path.resolve(terminal.cwd, options.output), text, options.output);
	return exitCodes.ok;
}

async function render(view: RunView, format: 'text' | 'json' | 'html', { colors }: Terminal): Promise<string> {
	if (format === 'json') return `${JSON.stringify(view, null, 2)}\n`;
	if (format === 'html') return (await import('../../../journal/show/html.ts')).renderHtml(view);
	return (await import('../../../journal/show/text.ts')).renderText(view, colors);
}

/** Readable by this user only, as the run's own files are. */
async function write(file: string, text: string, shown: string): Promise<void> {
	try {
		await writeFile(file, text, { mode: 0o600 });
	} catch (error) {
		const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
		throw new UserError(`${shown} can't be written (${reason})`);
	}
}
