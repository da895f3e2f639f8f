import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { contractSchema } from '../../../plugins/remark-runbook/schema/contract.ts';
import type { SandboxContract } from '../../../plugins/remark-runbook/index.ts';
import { createSandbox } from '../../../runner/sandbox/createSandbox.ts';
import type { Sandbox } from '../../../runner/sandbox/index.ts';
import { projectRoot } from '../../support/cli.ts';

export const documentPath = path.join(projectRoot, 'test/fixtures/sandbox/runbook.mdx');

export async function temporaryRoot(): Promise<string> {
	const root = await mkdtemp(path.join(os.tmpdir(), 'sandbox-test-'));
	onTestFinished(() => rm(root, { recursive: true, force: true }));
	return root;
}

interface TestOptions {
	root?: string;
	documentPath?: string;
	keep?: boolean;
	signal?: AbortSignal;
	onOutput?: (stream: string, text: string) => void;
}

export async function optionsIn(options: TestOptions = {}) {
	return { documentPath, root: await temporaryRoot(), env: process.env, ...options };
}

/** A sandbox that is taken down after the test, also where the test does so itself. */
export async function create(contract: Record<string, unknown>, options: TestOptions = {}): Promise<Sandbox> {
	const sandbox = await createSandbox(parseContract(contract), await optionsIn(options));
	onTestFinished(async () => void (await sandbox.teardown()));
	return sandbox;
}

/** The error of a sandbox that can't be made. */
export async function failure(contract: Record<string, unknown>, options: TestOptions = {}): Promise<unknown> {
	return createSandbox(parseContract(contract), await optionsIn(options)).catch((error: unknown) => error);
}

export async function sandboxesIn(root: string): Promise<string[]> {
	return readdir(path.join(root, '.runbook/sandbox'));
}

export function parseContract(contract: Record<string, unknown>): SandboxContract {
	const { sandbox } = contractSchema.parse({ sandbox: contract });
	if (!sandbox) throw new Error('A contract without a sandbox');
	return sandbox;
}

/** The command lines of the processes whose working directory this is. */
export function workingIn(directory: string): string[] {
	return readdirSync('/proc').flatMap((pid) => {
		try {
			if (readlinkSync(`/proc/${pid}/cwd`) !== directory) return [];
			return [readFileSync(`/proc/${pid}/cmdline`, 'latin1')];
		} catch {
			return [];
		}
	});
}
