import path from 'node:path';
import type { SandboxContract } from '../../plugins/remark-runbook/index.ts';
import type { RunOptions } from '../execute/session/index.ts';
import { readAssignments } from './assignments.ts';
import { copySource } from './copySource.ts';
import { makeDirectory, removeDirectory, sandboxVariable } from './directory.ts';
import { findFreePorts } from './freePorts.ts';
import { runScript } from './runScript.ts';
import type { Script } from './runScript.ts';
import type { SandboxError } from './sandboxError.ts';

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

/** A copy of the system. A line `port=1234` of its setup is both the variable and the input `port`: names are exact. */
export interface Sandbox {
	/** Under `.runbook/sandbox/`, readable by this user only. */
	directory: string;
	/** Where the commands of the runbook run. */
	workspace: string;
	env: Record<string, string>;
	inputs: Record<string, string>;
	/** Runs the teardown, ends all processes of the sandbox and removes it. Gives the failure of the teardown. */
	teardown(): Promise<SandboxError | undefined>;
}

const portCount = 4;

/** Copies `from` and runs `setup` in the copy. Where that fails, everything is taken away again before the `SandboxError`. */
export async function createSandbox(contract: SandboxContract, options: SandboxOptions): Promise<Sandbox> {
	const directory = await makeDirectory(options.root, options.documentPath);
	const env = { [sandboxVariable]: directory, ...(await portVariables()) };
	let setup: Script | undefined;
	try {
		const { from } = contract;
		if (from !== undefined) await copySource(path.resolve(path.dirname(options.documentPath), from), directory);
		setup = await runScript(contract.setup, {
			...scriptOptions('setup', contract, directory, { ...options.env, ...env }, options),
			signal: options.signal,
		});
		if (setup.failure) throw setup.failure;
	} catch (error) {
		await takeDown(env, setup);
		throw error;
	}
	const said = readAssignments(setup.stdout);
	const all = { ...env, ...said.env };
	return { directory, workspace: directory, env: all, inputs: said.inputs, teardown: () => takeDown(all, setup) };

	async function takeDown(own: Record<string, string>, before: Script | undefined): Promise<SandboxError | undefined> {
		const { teardown } = contract;
		try {
			if (teardown === undefined) return undefined;
			const script = await runScript(
				teardown,
				scriptOptions('teardown', contract, directory, { ...options.env, ...own }, options),
			);
			await script.session.close();
			return script.failure;
		} finally {
			await before?.session.close();
			await removeDirectory(directory, options.keep ?? false);
		}
	}
}

function scriptOptions(
	name: 'setup' | 'teardown',
	{ timeout }: SandboxContract,
	cwd: string,
	env: Record<string, string | undefined>,
	{ onOutput }: SandboxOptions,
) {
	return { name, cwd, env, timeoutMs: timeout, onOutput };
}

async function portVariables(): Promise<Record<string, string>> {
	const ports = await findFreePorts(portCount);
	return Object.fromEntries(ports.map((port, index) => [`RUNBOOK_FREE_PORT_${index + 1}`, `${port}`]));
}
