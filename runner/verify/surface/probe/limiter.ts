/** Runs a task when there is room. Of those that wait the heaviest goes first, and of equals the one that came first. */
export type Limiter = <T>(task: () => Promise<T>, weight?: number) => Promise<T>;

/** At most `size` tasks at once. */
export function createLimiter(size: number): Limiter {
	const waiting: { weight: number; start: () => void }[] = [];
	let running = 0;
	const release = (): void => {
		running -= 1;
		waiting.shift()?.start();
	};
	return async (task, weight = 0) => {
		if (running >= size) {
			await new Promise<void>((start) => {
				const later = waiting.findIndex((other) => other.weight < weight);
				waiting.splice(later === -1 ? waiting.length : later, 0, { weight, start });
			});
		}
		running += 1;
		try {
			return await task();
		} finally {
			release();
		}
	};
}
