import type { ShellEnd } from './machine.ts';

/** Also the ends that come from outside. */
export type RunEnd = ShellEnd | { type: 'timeout' } | { type: 'interrupted' };

/** Longest delay of a timer; a longer one would fire at once. */
export const longestDelayMs = 2 ** 31 - 1;

/** The first of: the run's own end, its timeout, the abort of its signal. */
export function limitRun(
	end: Promise<ShellEnd>,
	{ timeoutMs, signal }: { timeoutMs?: number | undefined; signal?: AbortSignal | undefined },
): Promise<RunEnd> {
	return new Promise((resolve) => {
		const onAbort = (): void => settle({ type: 'interrupted' });
		const timer =
			timeoutMs === undefined
				? undefined
				: setTimeout(() => settle({ type: 'timeout' }), Math.min(timeoutMs, longestDelayMs));
		signal?.addEventListener('abort', onAbort, { once: true });
		void end.then(settle);

		function settle(result: RunEnd): void {
			clearTimeout(timer);
			signal?.removeEventListener('abort', onAbort);
			resolve(result);
		}
	});
}
