import { isatty } from 'node:tty';
import pc from 'picocolors';
import type { Colors } from '../report/colors.ts';

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
	endQuietlyWhenClosed(process.stdout);
	endQuietlyWhenClosed(process.stderr);
	return {
		cwd: process.cwd(),
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
		out: createWriter(process.stdout),
		err: createWriter(process.stderr),
	};
}

/** Joins what is written in one turn of the event loop: a write to the system takes longer than a short step. */
function createWriter(stream: NodeJS.WriteStream): (text: string) => void {
	let waiting = '';
	const flush = (): void => {
		if (waiting !== '') stream.write(waiting);
		waiting = '';
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
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
	});
}
