import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { execa } from 'execa';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { reporterNames } from '../../../runner/report/index.ts';
import { maskText } from '../../../runner/secrets/maskText.ts';
import { projectRoot, runCli } from '../../support/cli.ts';
import { fence, shell, temporaryDirectory } from '../../support/execution.ts';
import { anySecret, spelled } from './spelled.ts';

/** `SECRET_RUNS=100` tries 2,000 secrets. */
const runs = Number(process.env['SECRET_RUNS'] ?? 3);
const secretsInRun = 20;

/** Values for the environment, where no NUL can be; each one another. */
const someSecrets = fc.uniqueArray(anySecret, { minLength: secretsInRun, maxLength: secretsInRun });
const inputsOf = (count: number, more = ''): string =>
	`---\nrunbook:\n  inputs:\n${Array.from({ length: count }, (_, index) => `    s${index}: { type: secret${more} }\n`).join('')}---\n\n`;

/** Prints all encodings of all secrets, and takes each as a word. */
function documentOf(count: number, port: number): string {
	const words = Array.from({ length: count }, (_, index) => `{{s${index}}}`).join(' ');
	const print = 'cat encodings; cat encodings >&2; ';
	return [
		inputsOf(count),
		shell('done', `printf '%s\\n' ${words}; ${print}`, '', fence('bash undo', `${print}printf '%s\\n' ${words}`)),
		shell('checked', `: ${words}`, 'continue-on-error', fence('bash check', `${print}test ${words} = no`)),
		shell('differs', print, 'continue-on-error', fence('output', 'nothing of this kind {{s0}}')),
		shell('retried', `${print}exit 3`, 'continue-on-error retry=1 delay=1ms'),
		shell('asked', 'true', 'continue-on-error danger="breaks {{s0}}"'),
		`:::http[Ask]{#http continue-on-error}\n\`\`\`http\nPOST http://127.0.0.1:${port}/{{s0}}?{{s1}}\n\n{{s2}}\n\`\`\`\n${fence('output', 'other')}:::\n\n`,
		`:::wait[Wait]{#wait every=1ms timeout=20ms continue-on-error}\n\`\`\`bash\n${print}test ${words} = no\n\`\`\`\n:::\n\n`,
		shell('syntax', `echo ${words} {{s0}} )`, 'continue-on-error'),
		shell('failed', `${print}printf '%s\\n' ${words} >&2; exit 1`),
	].join('');
}

/** A service that answers with all that it was asked. */
async function echoService(): Promise<number> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => void chunks.push(chunk));
		request.on('end', () =>
			response.end(`${request.url} ${request.rawHeaders.join(' ')} ${Buffer.concat(chunks).toString()}`),
		);
	});
	onTestFinished(() => void server.close().closeAllConnections());
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return (server.address() as AddressInfo).port;
}

/** All files below a directory, by their path. */
async function filesBelow(directory: string): Promise<Map<string, string>> {
	const entries = await readdir(directory, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
	return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}

/** The only run of a directory, as `show` tells it in each of its forms. */
async function shownForms(directory: string): Promise<string[]> {
	const { stdout } = await runCli(['runs', '--json'], { cwd: directory });
	const [{ run }] = JSON.parse(stdout) as [{ run: string }];
	const shown: string[] = [];
	for (const form of ['text', 'json', 'html']) {
		const result = await runCli(['show', run, '--format', form], { cwd: directory });
		expect(result.exitCode, result.stderr).toBe(0);
		expect(result.stdout).toContain(maskText);
		shown.push(result.stdout);
	}
	return shown;
}

/** Where any of these encodings stands in a text, with what is around it. */
function leaksIn(text: string, encodings: ReadonlyMap<string, string>): string[] {
	return [...encodings].flatMap(([spelling, encoding]) => {
		const at = text.indexOf(spelling);
		if (at < 0) return [];
		return [`${encoding}: ${JSON.stringify(text.slice(Math.max(0, at - 40), at + spelling.length + 40))}`];
	});
}

/** Every encoding of every secret, by its text. */
function encodingsOf(secrets: readonly string[]): Map<string, string> {
	return new Map(
		secrets.flatMap((secret) => Object.entries(spelled(secret)).map(([encoding, text]) => [text, encoding] as const)),
	);
}

describe('secrets in what a run leaves', () => {
	test(
		`${runs * secretsInRun} secrets in every encoding reach no terminal, no report and no journal`,
		async () => {
			const port = await echoService();
			for (const secrets of fc.sample(someSecrets, runs)) {
				const directory = await temporaryDirectory();
				await writeFile(path.join(directory, 'runbook.mdx'), documentOf(secrets.length, port));
				const encodings = encodingsOf(secrets);
				await writeFile(path.join(directory, 'encodings'), [...encodings.keys()].join('\n'));
				const env = Object.fromEntries(secrets.map((secret, index) => [`RUNBOOK_INPUT_S${index}`, secret]));
				const reports = reporterNames.flatMap((name) =>
					name === 'terminal' ? [] : ['--reporter', `${name}=report.${name}`],
				);
				const args = ['runbook.mdx', '--undo', 'on-failure', '--reporter', 'terminal', ...reports];
				const { exitCode, stdout, stderr } = await runCli(args, { cwd: directory, env });
				expect(exitCode, stderr).toBe(1);
				expect(stdout.split(maskText).length).toBeGreaterThan(secrets.length);
				const files = await filesBelow(directory);
				files.delete(path.join(directory, 'encodings'));
				expect(files.size).toBeGreaterThan(reporterNames.length + 1);
				for (const [name, text] of new Map([['stdout', stdout], ['stderr', stderr], ...files]))
					expect(leaksIn(text, encodings), name).toEqual([]);
				const { stdout: plan } = await runCli(
					['runbook.mdx', '--dry-run', '--reporter', 'terminal', '--reporter', 'json=plan'],
					{ cwd: directory, env },
				);
				const report = await readFile(path.join(directory, 'plan'), 'utf8');
				for (const text of [plan, report, ...(await shownForms(directory))])
					expect(leaksIn(text, encodings)).toEqual([]);
			}
		},
		Math.max(60, runs * 30) * 1000,
	);

	test('no process of ours carries one in its arguments, nor in its environment where it came by another way', async () => {
		const directory = await temporaryDirectory();
		const [secrets = []] = fc.sample(fc.uniqueArray(anySecret, { minLength: 9, maxLength: 9 }), 1);
		await Promise.all(secrets.map((secret, index) => writeFile(path.join(directory, `secret${index}`), secret)));
		const inputs = secrets.map((_, index) =>
			index < 3
				? `    s${index}: { type: secret }`
				: index < 6
					? `    s${index}: { type: secret, file: secret${index} }`
					: `    s${index}: { type: secret, command: "cat secret${index}" }`,
		);
		const words = secrets.map((_, index) => `{{s${index}}}`).join(' ');
		// Of all processes ours carry a mark: another one may hold a text that a secret happens to be.
		const mark = `secrets-test-${process.pid}-${performance.now()}`;
		const ours = `for one in /proc/[0-9]*; do { grep -qzxF "MARK=${mark}" $one/environ && cat $one/cmdline; } 2>/dev/null; done > lists`;
		const look = `${ours}; cat /proc/$PPID/environ >> lists; for secret in ${words}; do printf '%s\\n' "$secret" >> taken; done`;
		await writeFile(
			path.join(directory, 'runbook.mdx'),
			`---\nrunbook:\n  inputs:\n${inputs.join('\n')}\n---\n\n${shell('look', look)}`,
		);
		const files = [0, 1].flatMap((index) => ['--input-file', `s${index}=secret${index}`]);
		const bin = path.join(projectRoot, 'dist/cli/bin.js');
		const { exitCode, all } = await execa(process.execPath, [bin, 'runbook.mdx', ...files], {
			cwd: directory,
			env: { RUNBOOK_INPUT_S2_FILE: 'secret2', MARK: mark },
			all: true,
			reject: false,
		});
		expect(exitCode, all).toBe(0);
		expect(await readFile(path.join(directory, 'taken'), 'utf8')).toBe(secrets.map((secret) => `${secret}\n`).join(''));
		const lists = await readFile(path.join(directory, 'lists'), 'utf8');
		expect(lists).toContain('runbook.mdx');
		expect(leaksIn(lists + all, encodingsOf(secrets))).toEqual([]);
	});

	test('an error that ends everything before the first step tells none', async () => {
		const directory = await temporaryDirectory();
		const secret = 'correct-horse-battery';
		const sandbox = `  sandbox:\n    setup: |\n      echo "TOKEN=made-here-4711"; echo "using made-here-4711 and $GIVEN" >&2; echo "$GIVEN made-here-4711"; echo "TOKEN=made-here-4711"; exit 4`;
		const source = `---\nrunbook:\n  inputs:\n    token: { type: secret, env: TOKEN }\n    given: { type: secret, env: GIVEN }\n${sandbox}\n---\n\n${shell('a', 'echo {{token}} {{given}}')}`;
		await writeFile(path.join(directory, 'runbook.mdx'), source);
		const { exitCode, stdout, stderr } = await runCli(['runbook.mdx', '--sandbox'], {
			cwd: directory,
			env: { GIVEN: secret },
		});
		expect(exitCode).toBe(2);
		expect(stderr).toContain("the sandbox's setup failed");
		expect(stdout + stderr).not.toMatch(/made-here|correct-horse/);
	});
});
