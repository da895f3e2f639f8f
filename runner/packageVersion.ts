import { createRequire } from 'node:module';
import * as z from 'zod';

/** This package's version, read through the package's own name, which holds in the sources and in the build. */
export function packageVersion(): string {
	const manifest: unknown = createRequire(import.meta.url)('runbook-exec/package.json');
	return z.object({ version: z.string() }).parse(manifest).version;
}
