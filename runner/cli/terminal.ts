import { isatty } from 'node:tty';
import pc from 'picocolors';
import { UserError } from '../errors/userError.ts';
import { watchOutput } from '../outputGate.ts';
import type { Colors } from '../report/colors.ts';
import { exitCodes } from './exitCodes.ts';

/** What a command sees of the process it runs in. */
export interface Terminal {
	cwd: string;
	env: Readonly<Record<string, string | undefined>>;
	/** Whether a person can be asked: both standard input and error are terminals. */
	interactive: boolean;
	colors: Colors;
	/** Widths of standard output and error, in columns; none where that is no terminal. */
	columns?: { out: number | undefined; err: number | undefined };
	out(text: string): void;
	err(text: string): void;
}

/** The process's own terminal. Colours follow `NO_COLOR`, `FORCE_COLOR` and whether stdout is a terminal. */
export function processTerminal(): Terminal {
	return {
		get cwd() {
			return currentDirectory();
		},
		env: process.env,
		// Asked of the descriptor: `process.stdin` opens it, which takes longer.
		interactive: isatty(0) && process.stderr.isTTY === true,
		colors: pc.createColors(pc.isColorSupported),
		columns: {
			get out() {
				return columnsOf(process.stdout);
			},
			get err() {
				return columnsOf(process.stderr);
			},
		},
		out: writerOf(process.stdout),
		err: writerOf(process.stderr),
	};
}

type Write = (text: string) => void;

const writers = new WeakMap<NodeJS.WriteStream, Write>();

/** One for each stream, however many commands a process runs. */
function writerOf(stream: NodeJS.WriteStream): Write {
	const known = writers.get(stream);
	if (known) return known;
	endQuietlyWhenClosed(stream);
	const writer = createWriter(stream);
	writers.set(stream, writer);
	return writer;
}

/** Joins what is written in one turn of the event loop: a write to the system takes longer than a short step. */
function createWriter(stream: NodeJS.WriteStream): Write {
	let waiting = '';
	const flush = (): void => {
		const text = waiting;
		waiting = '';
		try {
			if (text !== '') stream.write(text);
		} catch (error) {
			// A file is written at once, and so its errors come at once.
			explainUnwritable(stream, error);
		}
	};
	process.once('exit', flush);
	return (text) => {
		if (waiting === '') setImmediate(flush);
		waiting += text;
	};
}

/** A terminal that was never given a size says 0. */
function columnsOf({ isTTY, columns }: NodeJS.WriteStream): number | undefined {
	return isTTY ? columns || 80 : undefined;
}

/** `| head` closes our output: what can't be read is not an error of the run. */
function endQuietlyWhenClosed(stream: NodeJS.WriteStream): void {
	watchOutput(stream);
	stream.on('error', (error) => explainUnwritable(stream, error));
}

const unwritable = new Set<NodeJS.WriteStream>();

/** The run goes on, since what it does matters more than what is shown of it; it can't end well, though. */
function explainUnwritable(stream: NodeJS.WriteStream, error: unknown): void {
	const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
	if (code === 'EPIPE' || unwritable.has(stream)) return;
	unwritable.add(stream);
	process.once('exit', () => {
		process.exitCode ||= exitCodes.failed;
	});
	const name = stream === process.stdout ? 'standard output' : 'standard error';
	if (!unwritable.has(process.stderr)) process.stderr.write(`error: ${name} can't be written (${code})\n`);
}

function currentDirectory(): string {
	try {
		return process.cwd();
	} catch {
		throw new UserError('the current directory is gone', 'Somebody removed it: go to another one.');
	}
}
