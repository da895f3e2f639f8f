import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCli } from '../../support/cli.ts';

type Result = Awaited<ReturnType<typeof runCli>>;

/** A directory with a runbook and its runs. */
export interface Place {
	directory: string;
	/** Path of a file in it. */
	file(name: string): string;
	read(name: string): Promise<string>;
	touch(name: string): Promise<void>;
	/** Writes the runbook and executes it. */
	run(source: string, args?: string[], env?: Record<string, string>): Promise<Result>;
	/** Runs any other command. */
	cli(args: string[], env?: Record<string, string>): Promise<Result>;
	/** Where its only run, or one of them, is kept, and the run's name. */
	runDirectory(): Promise<string>;
	runName(): Promise<string>;
	/** As if the runner had been killed while the step ran: nothing after its start is in the journal. */
	killDuring(id: string): Promise<void>;
}

export function placeIn(directory: string): Place {
	const file = (name: string): string => path.join(directory, name);
	const cli: Place['cli'] = (args, env = {}) => runCli(args, { cwd: directory, env });
	const runDirectory: Place['runDirectory'] = async () => {
		const name = (await readdir(file('.runbook/runs'))).find((entry) => /^\d/.test(entry)) ?? '';
		return file(`.runbook/runs/${name}`);
	};
	return {
		directory,
		file,
		cli,
		runDirectory,
		read: (name) => readFile(file(name), 'utf8'),
		touch: (name) => writeFile(file(name), ''),
		run: async (source, args = [], env = {}) => {
			await writeFile(file('runbook.mdx'), source);
			return cli(['runbook.mdx', ...args], env);
		},
		runName: async () => path.basename(await runDirectory()),
		killDuring: async (id) => cutAfterStart(await runDirectory(), id),
	};
}

async function cutAfterStart(run: string, id: string): Promise<void> {
	const journal = path.join(run, 'journal.jsonl');
	const lines = (await readFile(journal, 'utf8')).split('\n');
	const at = lines.findLastIndex((line) => line.includes('-started"') && line.includes(`"id":"${id}"`));
	await writeFile(journal, `${lines.slice(0, at + 1).join('\n')}\n`);
	const { seq, hash } = JSON.parse(lines[at] ?? '{}');
	await writeFile(path.join(run, 'head.json'), JSON.stringify({ entries: seq + 1, hash }));
}
