import type { Writable } from 'node:stream';

/** Bytes that may wait for whoever reads our output, before what makes more of them is held up. */
const muchBytes = 1024 * 1024;

const outputs = new Set<Writable>();

/** Watches an output of the process: a reader that is slow would otherwise fill our memory. */
export function watchOutput(output: Writable): void {
	outputs.add(output);
}

/** Resolves once the outputs have little waiting; undefined where they have now. */
export function whenOutputReady(): Promise<void> | undefined {
	const behind = [...outputs].find(({ destroyed, writableLength }) => !destroyed && writableLength > muchBytes);
	return behind && whenDrained(behind);
}

const draining = new Map<Writable, Promise<void>>();

/** One wait for all who ask meanwhile: each listener that stays behind would hold memory of its own. */
function whenDrained(output: Writable): Promise<void> {
	const known = draining.get(output);
	if (known) return known;
	const events = ['drain', 'close', 'error'];
	const drained = new Promise<void>((resolve) => {
		const end = (): void => {
			for (const event of events) output.off(event, end);
			draining.delete(output);
			resolve();
		};
		for (const event of events) output.on(event, end);
	});
	draining.set(output, drained);
	return drained;
}
