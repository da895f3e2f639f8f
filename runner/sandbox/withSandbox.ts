import type { SandboxContract } from '../../plugins/remark-runbook/language.ts';
import { createSandbox } from './createSandbox.ts';
import type { Sandbox } from './createSandbox.ts';
import type { SandboxOptions } from './options.ts';

/** Does `work` in a sandbox that is torn down whatever happens. A failing teardown is an error, unless `work` failed with one before. */
export async function withSandbox<T>(
	contract: SandboxContract,
	options: SandboxOptions,
	work: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
	const sandbox = await createSandbox(contract, options);
	let result: T;
	try {
		result = await work(sandbox);
	} catch (error) {
		const failure = await sandbox.teardown();
		if (failure) options.onOutput?.('stderr', `${failure.message}\n${failure.hint ?? ''}\n`);
		throw error;
	}
	const failure = await sandbox.teardown();
	if (failure) throw failure;
	return result;
}
