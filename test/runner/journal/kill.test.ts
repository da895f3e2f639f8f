import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { projectRoot } from '../../support/cli.ts';
import { shell, temporaryDirectory } from '../../support/execution.ts';

const bin = path.join(projectRoot, 'dist/cli/bin.js');
const stepCount = 30;
/** The product promises to survive 200: CI has time for fewer, and one who works for a handful. */
const kills = Number(process.env['RUNBOOK_KILLS'] ?? (process.env['CI'] ? 60 : 8));

const numbers = Array.from({ length: stepCount }, (_, index) => index + 1);
const source = numbers
	.map((number) => shell(`s${number}`, `sleep 0.00${number % 4}; echo ${number} >> steps; sleep 0.00${number % 3}`))
	.join('');

interface Tally {
	beforeStart: number;
	afterEnd: number;
	resumed: number;
	asked: number;
	torn: number;
}

interface Span {
	startMs: number;
	stepsMs: number;
}

interface Ended {
	exitCode: number | undefined;
	output: string;
}

const run = async (args: readonly string[], cwd: string): Promise<Ended> => {
	const { exitCode, all } = await execa(process.execPath, [bin, ...args], { cwd, reject: false, all: true });
	return { exitCode, output: all };
};

/** Starts a command and kills it outright, at a random moment after its first step began; one in ten at any moment of its life. */
async function runAndKill(args: readonly string[], cwd: string, { startMs, stepsMs }: Span): Promise<void> {
	const child = spawn(process.execPath, [bin, ...args], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
	const kill = (): boolean => child.kill('SIGKILL');
	const timers: NodeJS.Timeout[] = [];
	if (Math.random() < 0.1) timers.push(setTimeout(kill, Math.random() * startMs));
	child.stdout.once('data', () => timers.push(setTimeout(kill, Math.random() * stepsMs)));
	child.stdout.resume();
	await once(child, 'exit');
	for (const timer of timers) clearTimeout(timer);
}

/** How long a whole run takes until its first step begins, and from then on. */
async function timeWholeRun(cwd: string): Promise<Span> {
	const started = performance.now();
	const child = spawn(process.execPath, [bin, 'runbook.mdx'], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
	await once(child.stdout, 'data');
	const startMs = performance.now() - started;
	child.stdout.resume();
	await once(child, 'exit');
	return { startMs, stepsMs: performance.now() - started - startMs };
}

async function stepsDone(directory: string): Promise<number[]> {
	const file = path.join(directory, 'steps');
	return existsSync(file) ? (await readFile(file, 'utf8')).trim().split('\n').map(Number) : [];
}

/** Goes on until the run has passed, and says which steps were asked about. */
async function resumeToTheEnd(directory: string): Promise<string[]> {
	const asked: string[] = [];
	let flags: string[] = [];
	for (let attempt = 0; attempt < 4; attempt++) {
		const { exitCode, output } = await run(['resume', ...flags], directory);
		if (exitCode === 0) return asked;
		const [, id = ''] = /step (s\d+) .* was started, and nobody saw it end/.exec(output) ?? [];
		if (exitCode !== 1 || id === '')
			throw new Error(
				`resume ended with ${exitCode}, asked ${asked.join()}:\n${output}\n${(await run(['runs'], directory)).output}`,
			);
		asked.push(id);
		const happened = (await stepsDone(directory)).includes(Number(id.slice(1)));
		flags = [happened ? '--skip-unknown' : '--rerun-unknown'];
	}
	throw new Error('the run does not come to its end');
}

async function assertVerifies(directory: string, name: string, tally: Tally): Promise<void> {
	const { exitCode, output } = await run(['verify', name], directory);
	if (exitCode !== 0) throw new Error(output);
	if (output.includes('cut off')) tally.torn++;
}

/** Resumes a killed run; where a span is given, the resuming process is killed as well. */
async function goOn(directory: string, name: string, span: Span | undefined, tally: Tally): Promise<void> {
	const isPassed = async (): Promise<boolean> => (await run(['runs'], directory)).output.includes(' passed ');
	await assertVerifies(directory, name, tally);
	if (await isPassed()) {
		tally.afterEnd++;
		return;
	}
	if (span) await runAndKill(['resume'], directory, span);
	await assertVerifies(directory, name, tally);
	if (!(await isPassed())) tally.asked += (await resumeToTheEnd(directory)).length;
	tally.resumed++;
	await assertVerifies(directory, name, tally);
}

test(
	`a run that is killed ${kills} times loses no step, repeats none unasked, and keeps a journal that verifies`,
	async () => {
		const scratch = await temporaryDirectory();
		await writeFile(path.join(scratch, 'runbook.mdx'), source);
		const span = await timeWholeRun(scratch);
		expect(await stepsDone(scratch)).toEqual(numbers);
		const tally: Tally = { beforeStart: 0, afterEnd: 0, resumed: 0, asked: 0, torn: 0 };
		for (let round = 0; round < kills; round++) {
			const directory = await temporaryDirectory();
			await writeFile(path.join(directory, 'runbook.mdx'), source);
			await runAndKill(['runbook.mdx'], directory, span);
			const runs = path.join(directory, '.runbook/runs');
			const [name] = existsSync(runs) ? (await readdir(runs)).filter((entry) => /^\d/.test(entry)) : [];
			const listed = await run(['runs', '--json'], directory);
			const [summary] = JSON.parse(listed.output) as { status: string }[];
			// Killed before the journal was there: then no step may have been, either.
			const isStarted = name !== undefined && summary !== undefined && summary.status !== 'damaged';
			if (isStarted) await goOn(directory, name, round % 3 === 0 ? span : undefined, tally);
			else tally.beforeStart++;
			expect(await stepsDone(directory)).toEqual(isStarted ? numbers : []);
		}
		process.stdout.write(`${JSON.stringify(tally)}\n`);
	},
	kills * 20_000,
);
