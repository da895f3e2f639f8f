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
	if (!behind) return undefined;
	return new Promise((resolve) => {
		for (const event of ['drain', 'close', 'error']) behind.once(event, resolve);
	});
}
