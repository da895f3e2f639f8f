import path from 'node:path';
import type { SandboxContract } from '../../plugins/remark-runbook/language.ts';
import type { UserError } from '../errors/userError.ts';
import type { OutputStream } from '../execute/session/index.ts';
import { readAssignments } from './assignments.ts';
import { copySource } from './copySource.ts';
import { makeDirectory, sandboxVariable, sourceVariable } from './directory.ts';
import { reserveFreePorts } from './freePorts.ts';
import { runScript } from './runScript.ts';
import type { Script } from './runScript.ts';
import type { SandboxOptions } from './options.ts';
import { takeDown } from './takeDown.ts';
import { startWarden } from './warden.ts';

/** A copy of the system. A line `port=1234` of its setup is both the variable and the input `port`: names are exact. */
export interface Sandbox {
	/** Under `.runbook/sandbox/`, readable by this user only. */
	directory: string;
	/** Where the commands of the runbook run. */
	workspace: string;
	env: Record<string, string>;
	inputs: Record<string, string>;
	/** Runs the teardown, ends all processes of the sandbox and removes it. Gives the failure of the teardown. */
	teardown(): Promise<UserError | undefined>;
}

const portCount = 8;

/** Copies `from` and runs `setup` in the copy. Where that fails, everything is taken away again before the `SandboxError`. */
export async function createSandbox(contract: SandboxContract, options: SandboxOptions): Promise<Sandbox> {
	const directory = await makeDirectory(options.root, options.documentPath);
	const source =
		contract.from === undefined ? undefined : path.resolve(path.dirname(options.documentPath), contract.from);
	const { ports, release } = await reserveFreePorts(portCount);
	const env = {
		[sandboxVariable]: directory,
		...(source !== undefined && { [sourceVariable]: source }),
		...Object.fromEntries(ports.map((port, index) => [`RUNBOOK_FREE_PORT_${index + 1}`, `${port}`])),
	};
	const warden = await startWarden(contract, options, directory, env);
	const surroundings = {
		contract,
		options: { ...options, onOutput: heard },
		directory,
		release: async () => void (await Promise.all([warden.dismiss(), release()])),
	};
	let setup: Script | undefined;
	try {
		if (source !== undefined) await copySource(source, directory);
		setup = await runScript('setup', contract.setup, { ...surroundings, env, signal: options.signal });
		if (setup.failure) throw setup.failure;
	} catch (error) {
		// What a setup had said by then tells its teardown where things are.
		await takeDown({ ...surroundings, env: { ...env, ...readAssignments(setup?.stdout ?? '').env }, setup });
		throw error;
	}
	const said = readAssignments(setup.stdout);
	const all = { ...env, ...said.env };
	let end: Promise<UserError | undefined> | undefined;
	return {
		directory,
		workspace: directory,
		env: all,
		inputs: said.inputs,
		teardown: () => (end ??= takeDown({ ...surroundings, env: all, setup })),
	};

	function heard(stream: OutputStream, text: string): void {
		if (stream === 'stdout') warden.hear(text);
		options.onOutput?.(stream, text);
	}
}
