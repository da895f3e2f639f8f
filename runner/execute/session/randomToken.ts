import { closeSync, openSync, readSync } from 'node:fs';

let pool: Buffer = Buffer.alloc(0);

/** Random bytes of the system as hex digits. Read directly: loading `node:crypto` takes longer than a short run's steps. */
export function randomToken(bytes: number): string {
	if (pool.length < bytes) pool = readRandom(1024);
	const token = pool.subarray(0, bytes).toString('hex');
	pool = pool.subarray(bytes);
	return token;
}

function readRandom(bytes: number): Buffer {
	const source = openSync('/dev/urandom', 'r');
	try {
		const buffer = Buffer.alloc(bytes);
		readSync(source, buffer);
		return buffer;
	} finally {
		closeSync(source);
	}
}
