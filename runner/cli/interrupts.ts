/** What Ctrl-C, SIGTERM and SIGHUP ask for. */
export interface Interrupts {
	/** The first one ends the steps. */
	signal: AbortSignal;
	/** The next one also ends what takes them back. */
	undoSignal: AbortSignal;
	/** Does what Ctrl-C does, for when the terminal sends it as a key. */
	interrupt(): void;
	/** Gives the signals back. */
	release(): void;
}

export function watchInterrupts(): Interrupts {
	const steps = new AbortController();
	const undo = new AbortController();
	const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	const onSignal = (): void => {
		if (steps.signal.aborted) undo.abort();
		steps.abort();
	};
	for (const name of names) process.on(name, onSignal);
	return {
		signal: steps.signal,
		undoSignal: undo.signal,
		interrupt: onSignal,
		release: () => {
			for (const name of names) process.off(name, onSignal);
		},
	};
}
