import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { withSandbox } from '../../../runner/sandbox/index.ts';
import { processesWith } from '../execute/session/support.ts';
import { create, failure, optionsIn, parseContract, sandboxesIn, temporaryRoot, workingIn } from './support.ts';

describe('a setup that fails', () => {
	test.each([
		[
			'with a status',
			'for i in {1..20}; do echo "line $i" >&2; done; exit 3',
			{},
			"the sandbox's setup failed with exit 3",
			/^line 6\n[^]*line 20$/,
		],
		['by a signal', 'kill -9 $$', {}, "the sandbox's setup failed with SIGKILL", /^It printed nothing\.$/],
		[
			'by its limit',
			'echo waiting >&2; sleep 100',
			{ timeout: '200ms' },
			"the sandbox's setup did not end within 200ms",
			/^waiting$/,
		],
		[
			'by its grammar',
			'echo a\nfi',
			{},
			"the sandbox's setup is no valid bash at its line 2: syntax error near unexpected token `fi'",
			/fi/,
		],
	])('%s says how, shows its last lines, and is torn down', async (_, setup, more, message, hint) => {
		const root = await temporaryRoot();
		const trace = path.join(root, 'trace');
		const error = await failure({ setup, teardown: `echo "$RUNBOOK_SANDBOX" >>${trace}`, ...more }, { root });
		expect(error).toMatchObject({ name: 'UserError', message, hint: expect.stringMatching(hint) });
		expect((await readFile(trace, 'utf8')).split('\n')).toHaveLength(2);
		expect(await sandboxesIn(root)).toEqual([]);
	});

	test('is torn down with what it had said by then', async () => {
		const root = await temporaryRoot();
		const trace = path.join(root, 'trace');
		await failure({ setup: 'echo project=p1; false', teardown: `echo "torn $project" >>${trace}` }, { root });
		expect(await readFile(trace, 'utf8')).toBe('torn p1\n');
	});

	test.each([
		['a script', './unavailable.sh'],
		['the text itself', 'echo "no engine answers" >&2; exit 77'],
	])('by exit 77 of %s says that this machine lacks something', async (_, setup) => {
		const error = await failure({ from: 'unavailable', setup });
		expect(error).toMatchObject({
			message: "the sandbox's setup lacks something on this machine",
			hint: 'no engine answers',
			reason: 'unavailable',
		});
	});

	test('by an interrupt is torn down as well', async () => {
		const root = await temporaryRoot();
		const trace = path.join(root, 'trace');
		const contract = { setup: 'sleep 100', teardown: `echo torn >>${trace}` };
		const error = await failure(contract, { root, signal: AbortSignal.timeout(200) });
		expect(error).toMatchObject({ message: "the sandbox's setup was interrupted", reason: 'interrupted' });
		expect(await readFile(trace, 'utf8')).toBe('torn\n');
		expect(await sandboxesIn(root)).toEqual([]);
	});
});

describe('the teardown', () => {
	test('has the variables that the setup printed, and runs before the processes end', async () => {
		const root = await temporaryRoot();
		const trace = path.join(root, 'trace');
		const sandbox = await create(
			{ setup: 'sleep 1000 & echo job=$!', teardown: `kill -0 $job && echo "alive in $PWD" >${trace}` },
			{ root },
		);
		expect(await sandbox.teardown()).toBeUndefined();
		expect(await readFile(trace, 'utf8')).toBe(`alive in ${sandbox.directory}\n`);
		expect(processesWith(sandbox.directory)).toEqual([]);
	});

	test('that fails is an error, and still the processes end and the directory goes', async () => {
		const sandbox = await create({ setup: 'setsid sleep 1000 &', teardown: 'echo broken >&2; exit 4' });
		expect(await sandbox.teardown()).toMatchObject({
			message: "the sandbox's teardown failed with exit 4",
			hint: 'broken',
		});
		expect(processesWith(sandbox.directory)).toEqual([]);
		expect(existsSync(sandbox.directory)).toBe(false);
	});

	test('ends also what has no environment any more, and spares who only looks around in the directory', async () => {
		const sandbox = await create({ setup: 'setsid env -i sleep 1234 &' });
		await expect.poll(() => workingIn(sandbox.directory)).toEqual(['sleep\x001234\0']);
		const onlooker = spawn('sleep', ['4321'], { cwd: sandbox.directory });
		onTestFinished(() => void onlooker.kill('SIGKILL'));
		await once(onlooker, 'spawn');
		await sandbox.teardown();
		expect(workingIn(`${sandbox.directory} (deleted)`)).toEqual(['sleep\x004321\0']);
	});

	test('leaves a directory that is to be kept, which no later run clears', async () => {
		const root = await temporaryRoot();
		const sandbox = await create({ setup: 'echo a >file; setsid sleep 1000 &' }, { root, keep: true });
		await sandbox.teardown();
		expect(processesWith(sandbox.directory)).toEqual([]);
		await (await create({ setup: ':' }, { root })).teardown();
		expect(await readFile(path.join(sandbox.directory, 'file'), 'utf8')).toBe('a\n');
	});
});

describe('withSandbox', () => {
	test('gives what the work gives, and tears down', async () => {
		const root = await temporaryRoot();
		const options = await optionsIn({ root });
		const value = await withSandbox(
			parseContract({ setup: 'echo a=1' }),
			options,
			async (sandbox) => sandbox.inputs['a'],
		);
		expect(value).toBe('1');
		expect(await sandboxesIn(root)).toEqual([]);
	});

	test('tears down after work that failed, and tells that failure', async () => {
		const root = await temporaryRoot();
		const said: string[] = [];
		const options = await optionsIn({ root, onOutput: (_, text) => said.push(text) });
		const contract = parseContract({ setup: ':', teardown: 'exit 2' });
		await expect(withSandbox(contract, options, () => Promise.reject(new Error('work failed')))).rejects.toThrow(
			'work failed',
		);
		expect(said.join('')).toContain("the sandbox's teardown failed with exit 2");
		expect(await sandboxesIn(root)).toEqual([]);
	});

	test('fails where only the teardown does', async () => {
		const contract = parseContract({ setup: ':', teardown: 'exit 2' });
		await expect(withSandbox(contract, await optionsIn(), async () => 'done')).rejects.toThrow(
			'teardown failed with exit 2',
		);
	});
});
