import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where all tests of a run, and what they start, make their temporary files: none is left behind. The name is short, as sockets want it. */
export default function useOwnTemporaryDirectory(): () => Promise<void> {
	const directory = mkdtempSync(path.join(tmpdir(), 'rx-'));
	// A database that refuses to be root goes through it as another user.
	chmodSync(directory, 0o711);
	process.env['TMPDIR'] = directory;
	return () => rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
