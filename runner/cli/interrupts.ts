/** An abort signal that Ctrl-C, SIGTERM and SIGHUP set. `release` gives the signals back. */
export function watchInterrupts(): { signal: AbortSignal; release(): void } {
	const controller = new AbortController();
	const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	const onSignal = (): void => controller.abort();
	for (const name of names) process.on(name, onSignal);
	return {
		signal: controller.signal,
		release: () => {
			for (const name of names) process.off(name, onSignal);
		},
	};
}
