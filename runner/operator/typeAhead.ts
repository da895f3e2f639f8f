import { setTimeout as delay } from 'node:timers/promises';
import type { ReadStream, WriteStream } from 'node:tty';

export interface TerminalStreams {
	input: ReadStream;
	output: WriteStream;
	/** What Ctrl-C does: while a question is open, the terminal sends it as a key, not as a signal. */
	interrupt(): void;
}

/** Time for what was typed while a step ran to arrive. */
const waitMs = 30;
const controlC = 3;

/** Throws away what was typed before a question was there to be read: an Enter too many must not run the next step. */
export async function discardTypeAhead({ input, interrupt }: TerminalStreams): Promise<void> {
	if (input.destroyed || input.readableEnded) return;
	const discard = (chunk: Buffer): void => {
		if (chunk.includes(controlC)) interrupt();
	};
	input.setRawMode(true);
	input.on('data', discard);
	input.resume();
	await delay(waitMs);
	input.off('data', discard);
	input.pause();
	input.setRawMode(false);
}
