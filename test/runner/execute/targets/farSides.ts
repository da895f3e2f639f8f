import type { TestContext } from 'vitest';
import { startBashContainer } from '../../../support/bashContainer.ts';
import type { BashContainer } from '../../../support/bashContainer.ts';
import { requireEngine } from '../../../support/dockerEngine.ts';
import { startSshServer } from '../../../support/sshServer.ts';
import type { SshServer } from '../../../support/sshServer.ts';

/** A real place where commands run, as a target and the environment in which its client finds it. */
export interface FarSide {
	target: Record<string, unknown>;
	env: Record<string, string | undefined>;
}

/** An OpenSSH server and a container, for all tests of a file. */
export function startFarSides(): {
	/** Starts them before the first test; each test skips where one is missing. */
	start(context: TestContext): Promise<void>;
	get(type: 'ssh' | 'docker'): FarSide;
	stop(): Promise<void>;
} {
	const why = 'runs commands elsewhere';
	let server: SshServer | undefined;
	let container: BashContainer | undefined;
	let engine: Record<string, string> = {};
	return {
		async start(context) {
			server ??= await startSshServer(context, why);
			if (container) return;
			engine = await requireEngine(context, why);
			container = startBashContainer(engine);
		},
		get(type) {
			const env = { ...process.env, ...engine };
			if (type === 'ssh') return { target: { type, hosts: ['web-1'], config: server?.config }, env };
			return { target: { type, container: container?.name }, env };
		},
		async stop() {
			// The engine may be gone by now: the server ends all the same.
			await server?.stop();
			container?.stop();
		},
	};
}
