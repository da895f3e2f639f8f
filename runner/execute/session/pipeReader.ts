import { readSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** Texts made of larger pieces are large objects to V8, which frees them late: 1 GB of output then takes twice the memory. */
const chunkBytes = 16 * 1024;
/** No pipe holds more by default limits (Linux, /proc/sys/fs/pipe-max-size), so what is left after it came later. */
const pipeCapacity = 1024 * 1024;

/** Reads one pipe as it fills. `drain` takes at once all that was written until now. */
export interface PipeReader {
	drain(): void;
	/** Lets the pipe fill until it is resumed, so that many small writes cost one wake-up. */
	pause(): void;
	resume(): void;
	close(): void;
}

export function readPipe(descriptor: number, onChunk: (chunk: Buffer) => void): PipeReader {
	const buffer = Buffer.allocUnsafe(chunkBytes);
	const options = {
		fd: descriptor,
		readable: true,
		writable: false,
		onread: {
			buffer,
			callback(bytes: number): boolean {
				onChunk(buffer.subarray(0, bytes));
				return true;
			},
		},
	};
	const socket = new Socket(options);
	return {
		drain() {
			for (let total = 0; total < pipeCapacity && !socket.destroyed;) {
				const bytes = readAvailable(descriptor, buffer);
				total += bytes;
				if (bytes > 0) onChunk(buffer.subarray(0, bytes));
				if (bytes < chunkBytes) return;
			}
		},
		pause: () => void socket.pause(),
		resume: () => void socket.resume(),
		close: () => socket.destroy(),
	};
}

/** Bytes read from a descriptor that does not block; 0 where there is nothing. */
export function readAvailable(descriptor: number, buffer: Buffer): number {
	return orNothing(() => readSync(descriptor, buffer));
}

/** Bytes written to a descriptor that does not block; 0 where there is no room. */
export function writeAvailable(descriptor: number, bytes: Buffer): number {
	return orNothing(() => writeSync(descriptor, bytes));
}

/** That nothing can be done at once is an everyday error without a stack. */
function orNothing(action: () => number): number {
	const { stackTraceLimit } = Error;
	Error.stackTraceLimit = 0;
	try {
		return action();
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
		throw error;
	} finally {
		Error.stackTraceLimit = stackTraceLimit;
	}
}
