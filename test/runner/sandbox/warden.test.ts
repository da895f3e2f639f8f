import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../../support/cli.ts';
import { processesWith } from '../execute/session/support.ts';
import { create, documentPath, sandboxesIn, temporaryRoot, workingIn } from './support.ts';

test('a program with nothing else to do waits for its end', async () => {
	const root = await temporaryRoot();
	const said = await once(run(root, { setup: ':' }, 'await sandbox.teardown(); console.log("down");').stdout, 'data');
	expect(String(said)).toBe('down\n');
	expect(await sandboxesIn(root)).toEqual([]);
});

describe('a sandbox of a run that was killed', () => {
	test.each([
		['while its setup works', 'sleep 1000'],
		['after its setup', 'touch done'],
	])('%s is taken down all the same, with what it had said', async (_, atEnd) => {
		const root = await temporaryRoot();
		const trace = path.join(root, 'trace');
		const setup = `echo word=hidden; echo half; setsid sleep 1000 & setsid nohup sleep 1000 & touch ready; ${atEnd}`;
		const { child, directory } = await startRun(root, { setup, teardown: `echo "$word $PWD" >>${trace}` });
		await expect
			.poll(() => existsSync(path.join(directory, atEnd.startsWith('touch') ? 'done' : 'ready')), { timeout: 20_000 })
			.toBe(true);
		child.kill('SIGKILL');
		await expect.poll(() => sandboxesIn(root), { timeout: 20_000 }).toEqual([]);
		expect(new Set((await readFile(trace, 'utf8')).trim().split('\n'))).toEqual(new Set([`hidden ${directory}`]));
		await expect.poll(() => processesWith(directory), { timeout: 20_000 }).toEqual([]);
	});

	test('takes along what has no environment any more', async () => {
		const root = await temporaryRoot();
		const { child, directory } = await startRun(root, { setup: 'setsid env -i sleep 1234 & touch done' });
		await expect.poll(() => existsSync(path.join(directory, 'done')), { timeout: 20_000 }).toBe(true);
		child.kill('SIGKILL');
		await expect.poll(() => sandboxesIn(root), { timeout: 20_000 }).toEqual([]);
		expect(workingIn(`${directory} (deleted)`)).toEqual([]);
	});

	test('whose directory is gone already costs nobody else a process', async () => {
		const root = await temporaryRoot();
		const { child, directory } = await startRun(root, { setup: 'touch done' });
		await expect.poll(() => existsSync(path.join(directory, 'done')), { timeout: 20_000 }).toBe(true);
		const stranger = spawn('sleep', ['4321'], { cwd: root, env: {} });
		onTestFinished(() => void stranger.kill('SIGKILL'));
		await once(stranger, 'spawn');
		await rm(directory, { recursive: true });
		child.kill('SIGKILL');
		await expect.poll(() => sandboxesIn(root), { timeout: 20_000 }).toEqual([]);
		expect(workingIn(root)).toEqual(['sleep\x004321\0']);
	});

	test('together with the warden is cleared when the next one is made; those of living runs stay', async () => {
		const root = await temporaryRoot();
		const { child, directory } = await startRun(root, { setup: 'setsid sleep 1000 & touch done' });
		await expect.poll(() => existsSync(path.join(directory, 'done')), { timeout: 20_000 }).toBe(true);
		await (await create({ setup: ':' }, { root })).teardown();
		expect(existsSync(directory)).toBe(true);
		const { warden } = JSON.parse(await readFile(`${directory}.owner.json`, 'utf8'));
		process.kill(warden.pid, 'SIGKILL');
		child.kill('SIGKILL');
		await once(child, 'exit');
		expect(processesWith(`RUNBOOK_SANDBOX=${directory}`)).not.toEqual([]);
		await create({ setup: ':' }, { root });
		expect(existsSync(directory)).toBe(false);
		expect(processesWith(`RUNBOOK_SANDBOX=${directory}`)).toEqual([]);
	});

	test('is known by more than the number of its process', async () => {
		const root = await temporaryRoot();
		const parent = path.join(root, '.runbook/sandbox');
		await mkdir(path.join(parent, 'old-1'), { recursive: true });
		await writeFile(
			path.join(parent, 'old-1.owner.json'),
			JSON.stringify({ pid: process.pid, started: 'another boot/1' }),
		);
		await mkdir(path.join(parent, 'old-2'));
		await writeFile(path.join(parent, 'old-2.owner.json'), '{"pid":');
		const sandbox = await create({ setup: ':' }, { root });
		const name = path.basename(sandbox.directory);
		expect((await sandboxesIn(root)).toSorted()).toEqual([name, `${name}.owner.json`]);
	});
});

/** A run of its own that makes a sandbox and stays. */
async function startRun(root: string, contract: Record<string, unknown>) {
	const child = run(root, contract, 'setInterval(() => {}, 1000);');
	const parent = path.join(root, '.runbook/sandbox');
	const made = () => readdirSync(parent).find((name) => !name.endsWith('.json'));
	await expect.poll(() => existsSync(parent) && made(), { timeout: 20_000 }).toBeTruthy();
	return { child, directory: path.join(parent, made() ?? '') };
}

function run(root: string, contract: Record<string, unknown>, then: string) {
	const module = JSON.stringify(path.join(projectRoot, 'dist/runner/sandbox/createSandbox.js'));
	const options = JSON.stringify({ documentPath, root, env: process.env });
	const program = `const { createSandbox } = await import(${module});
		const sandbox = await createSandbox(${JSON.stringify({ inputs: {}, timeout: 60_000, ...contract })}, ${options});
		${then}`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
}
