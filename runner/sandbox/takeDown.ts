import { UserError } from '../errors/userError.ts';
import { removeDirectory } from './directory.ts';
import { runScript } from './runScript.ts';
import type { Script, Surroundings } from './runScript.ts';

/** Runs the teardown, then ends all processes of the sandbox and removes it. Gives the failure of the teardown. */
export async function takeDown(
	sandbox: Surroundings & { env: Record<string, string>; setup: Script | undefined; release: () => Promise<void> },
): Promise<UserError | undefined> {
	try {
		return await runTeardown(sandbox);
	} finally {
		await sandbox.setup?.session.close();
		await removeDirectory(sandbox.directory, sandbox.options.keep ?? false);
		await sandbox.release();
	}
}

async function runTeardown(sandbox: Surroundings & { env: Record<string, string> }): Promise<UserError | undefined> {
	const { teardown } = sandbox.contract;
	if (teardown === undefined) return undefined;
	try {
		// Without the signal of the run: what it has set up is to go, all the more after Ctrl-C.
		const script = await runScript('teardown', teardown, sandbox);
		await script.session.close();
		return script.failure;
	} catch (error) {
		if (error instanceof UserError) return error;
		throw error;
	}
}
