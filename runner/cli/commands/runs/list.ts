import path from 'node:path';
import { UserError } from '../../../errors/userError.ts';
import { findRunsWorkspace, runNames } from '../../../journal/findRun.ts';
import { readRun, stateOf } from '../../../journal/keptRun.ts';
import { currentHolder } from '../../../journal/lock.ts';
import { runsDirectory } from '../../../journal/runDirectory.ts';
import { statusWord } from '../../../journal/standing.ts';
import { printable } from '../../../report/text/printable.ts';
import { exitCodes } from '../../exitCodes.ts';
import type { ExitCode } from '../../exitCodes.ts';
import type { Terminal } from '../../terminal.ts';
import { listOptionsSchema } from './options.ts';

/** One run of a workspace, in a line. */
interface RunSummary {
	run: string;
	directory: string;
	/** ISO 8601. */
	started: string;
	status: string;
	/** Whether `resume` can go on with it. */
	unfinished: boolean;
	path: string;
	done: number;
	steps: number;
}

/** `runbook-exec runs`: the runs that a workspace keeps, latest first. */
export async function listCommand(given: unknown, terminal: Terminal): Promise<ExitCode> {
	const options = listOptionsSchema.parse(given);
	const workspace = findRunsWorkspace(options.workspace, terminal.cwd);
	const runs = await summaries(workspace);
	if (options.json) terminal.out(`${JSON.stringify(runs, null, 2)}\n`);
	else terminal.out(runs.length === 0 ? `${workspace} keeps no runs.\n` : table(runs, terminal));
	return exitCodes.ok;
}

export async function unfinishedRuns(workspace: string): Promise<RunSummary[]> {
	return (await summaries(workspace)).filter(({ unfinished }) => unfinished);
}

async function summaries(workspace: string): Promise<RunSummary[]> {
	const holder = await currentHolder(workspace);
	const runs = runNames(workspace).map((run) => summaryOf(path.join(runsDirectory(workspace), run), holder?.run));
	return runs.toReversed().toSorted((a, b) => (a.started < b.started ? 1 : a.started > b.started ? -1 : 0));
}

/** A run whose journal can't be read is listed all the same. */
function summaryOf(directory: string, running: string | undefined): RunSummary {
	const run = path.basename(directory);
	try {
		const kept = readRun(directory);
		const state = stateOf(kept);
		const word = kept.journal.damage.length > 0 ? 'damaged' : statusWord(state);
		const started = kept.events.find((event) => event.type === 'run-started');
		const finished = new Set(['passed', 'undone', 'damaged']);
		return {
			run,
			directory,
			started: kept.created.time,
			status: run === running ? 'running' : word,
			unfinished: run !== running && !finished.has(word),
			path: kept.document.path,
			done: [...state.steps.values()].filter(({ status }) => status === 'passed' || status === 'already-done').length,
			steps: started?.steps ?? 0,
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { run, directory, started: '', status: 'damaged', unfinished: false, path: '?', done: 0, steps: 0 };
	}
}

function table(runs: readonly RunSummary[], { colors }: Terminal): string {
	const rows = runs.map(({ run, status, done, steps, path: document }) => [
		run,
		status,
		`${done}/${steps}`,
		printable(document),
	]);
	const head = ['run', 'status', 'steps', 'document'];
	const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: readonly string[]): string =>
		`${cells.map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ')}\n`;
	return colors.dim(line(head)) + rows.map(line).join('');
}
