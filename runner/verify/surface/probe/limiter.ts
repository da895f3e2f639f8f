/** At most `size` tasks at once; the others wait in order. */
export function createLimiter(size: number): <T>(task: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	const release = (): void => {
		running -= 1;
		waiting.shift()?.();
	};
	return async (task) => {
		if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
		running += 1;
		try {
			return await task();
		} finally {
			release();
		}
	};
}
