import type { RunOptions } from '../execute/session/index.ts';

export interface SandboxOptions {
	documentPath: string;
	/** The project's root, which holds `.runbook`. */
	root: string;
	env: Readonly<Record<string, string | undefined>>;
	/** Leave the directory at the end. */
	keep?: boolean | undefined;
	signal?: AbortSignal | undefined;
	/** Progress of setup and teardown. */
	onOutput?: RunOptions['onOutput'];
}
