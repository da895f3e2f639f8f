import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVerifier } from '../../../runner/verify/index.ts';
import { planOf } from './planOf.ts';

const systemPath = '/usr/bin:/bin';
let workspace = '';
/** A program that some machines lack stands here; it is looked up, never started. */
let programs = '';

beforeAll(async () => {
	workspace = await mkdtemp(path.join(tmpdir(), 'verify-'));
	await mkdir(path.join(workspace, 'bin'));
	await writeFile(path.join(workspace, 'bin', 'kubectl'), '#!/bin/sh\ntouch executed\n');
	await chmod(path.join(workspace, 'bin', 'kubectl'), 0o755);
	programs = await mkdtemp(path.join(tmpdir(), 'programs-'));
	await writeFile(path.join(programs, 'ssh'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
	await writeFile(path.join(workspace, 'package.json'), '{ "scripts": { "build": "tsc" } }');
	await writeFile(path.join(workspace, 'compose.yml'), 'services:\n  web:\n    image: app:1\n');
});

afterAll(async () => {
	await rm(workspace, { recursive: true });
	await rm(programs, { recursive: true });
});

async function verify(source: string, searchPath = systemPath, secrets: Record<string, string> = {}) {
	const verifier = createVerifier({ env: { PATH: searchPath, HOME: workspace } });
	try {
		return await verifier.verifyPlan(await planOf(source, workspace, secrets), source);
	} finally {
		await verifier.close();
	}
}

/** A runbook with one shell step; `attributes` come after its id, `frontmatter` under `runbook:`. */
function runbook(command: string, attributes = '', frontmatter = ''): string {
	const head = frontmatter === '' ? '' : `runbook:\n${frontmatter}\n`;
	return `---\ntitle: A runbook\n${head}---\n\n:::shell[A step]{#step ${attributes}}\n\`\`\`bash\n${command}\n\`\`\`\n:::\n`;
}

describe('rung 1', () => {
	test('a syntax error stands at its line and column', async () => {
		const source = runbook('echo fine\necho "not closed');
		const { steps, problems } = await verify(source);
		expect(problems).toMatchObject([{ ruleId: 'shell/syntax', severity: 'error', line: 8, column: 6 }]);
		expect(steps[0]).toMatchObject({ rung: 0 });
	});

	test('the place counts through indentation and the values of inputs', async () => {
		const inputs = '  inputs:\n    name: { type: string, default: "a longer value\'s text" }';
		const source = runbook('', '', inputs).replace(
			'```bash\n\n```',
			'1. First\n\n   ```bash\n   echo {{name}} \\{{name}} && if\n   ```',
		);
		const { problems } = await verify(source);
		const line = source.split('\n').findIndex((text) => text.includes('echo'));
		expect(problems).toMatchObject([{ ruleId: 'shell/syntax', line: line + 1 }]);
		const column = source.split('\n')[line]?.indexOf('if') ?? -1;
		expect(problems[0]?.column).toBe(column + 1);
	});
});

describe('rung 2', () => {
	test('an installed program and the shell itself are verified', async () => {
		const { steps, problems } = await verify(runbook('cd . && ls -l\nmkdir -p x'));
		expect(problems).toEqual([]);
		expect(steps[0]?.commands.map(({ verdict, line }) => [verdict, line])).toEqual(
			[
				['verified', 8],
				['verified', 8],
				['verified', 9],
			].map(([verdict, line]) => [verdict, Number(line) - 1]),
		);
	});

	test('a program that is not there is told once, with the nearest name', async () => {
		const { steps, problems } = await verify(runbook('mkdri x\nmkdri y'));
		expect(problems).toMatchObject([
			{
				ruleId: 'surface/tool-not-found',
				severity: 'warning',
				line: 7,
				column: 1,
				endColumn: 6,
				hint: 'Did you mean `mkdir`?',
			},
		]);
		expect(steps[0]?.commands.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown']);
		expect(steps[0]).toMatchObject({ rung: 1, rungReason: expect.stringContaining('mkdri') });
	});

	test('a program that the runbook declares is an error where it is missing', async () => {
		const { problems } = await verify(runbook('frobnicate x', '', '  tools: { frobnicate: "*" }'));
		expect(problems).toMatchObject([{ ruleId: 'surface/tool-not-found', severity: 'error' }]);
	});

	test('a program of the repository is none, and is never run', async () => {
		const { problems, steps } = await verify(runbook('kubectl get pods'), `${workspace}/bin:bin:.`);
		expect(problems).toMatchObject([{ ruleId: 'surface/tool-not-found' }]);
		expect(steps[0]?.commands[0]?.verdict).toBe('unknown');
	});

	test('what runs elsewhere and what the document defines is not looked up here', async () => {
		const { problems, steps } = await verify(
			runbook("f() { true; }\nf\nssh host 'frobnicate'\neval $SETUP\nfrobnicate"),
			`${programs}:${systemPath}`,
		);
		expect(problems).toEqual([]);
		const verdicts = Object.fromEntries(steps[0]?.commands.map(({ text, verdict }) => [text, verdict]) ?? []);
		expect(verdicts).toMatchObject({ f: 'verified', frobnicate: 'unknown' });
	});
});

describe('values that are not known', () => {
	const capture = [
		'---\ntitle: A runbook\n---\n',
		':::shell[First]{#first capture=name}\n```bash\nls\n```\n:::\n',
		':::shell[Second]{#second}\n```bash\n{{name}} now\nls {{name}}\n```\n:::\n',
	].join('\n');

	test('are no errors', async () => {
		const { steps, problems } = await verify(capture);
		expect(problems).toEqual([]);
		expect(steps[1]?.commands[0]).toMatchObject({ text: '{{name}} now', verdict: 'unknown' });
	});
});

test('a secret reaches no report', async () => {
	const inputs = '  inputs:\n    token: { type: secret, env: TOKEN }';
	const source = runbook('mkdri {{token}} "x{{token}}"\nls --nope={{token}}', '', inputs);
	const verification = await verify(source, systemPath, { TOKEN: 'hunter2 is it' });
	expect(JSON.stringify(verification)).not.toContain('hunter2');
	expect(verification.steps[0]?.commands[0]?.text).toBe('mkdri {{token}} "x{{token}}"');
});

describe('steps without commands', () => {
	const source = [
		'---\ntitle: A runbook\n---\n',
		':::http[A request]{#request}\n```http\nGET http://localhost/health\n```\n:::\n',
		':::manual[By hand]{#manual}\n- [ ] Do it\n:::\n',
		':::wait[A while]{#wait for=5s}\n:::\n',
	].join('\n');

	test('say why they hold no higher rung', async () => {
		const { steps, problems } = await verify(source);
		expect(problems).toEqual([]);
		expect(steps.map(({ id, rung, rungReason }) => [id, rung, rungReason])).toEqual([
			['request', 1, 'whether the request is answered shows only when it is sent'],
			['manual', 1, 'only a person can do it'],
			['wait', 1, 'there is nothing to look up'],
		]);
	});
});

function requiring(yaml: string): string {
	return `---\ntitle: A runbook\n---\n\n:::require[First]{#first}\n\`\`\`yaml\n${yaml}\n\`\`\`\n:::\n`;
}

describe('requirements', () => {
	test('hold where tools, files and keys are there', async () => {
		const yaml =
			'tools:\n  ls: "*"\nfiles: [package.json]\nconfig:\n  - { file: compose.yml, key: services.web.image, equals: "app:1" }';
		const { steps, problems } = await verify(requiring(yaml));
		expect(problems).toEqual([]);
		expect(steps[0]).toMatchObject({ rung: 3 });
		expect(steps[0]?.commands.map(({ verdict }) => verdict)).toEqual(['verified', 'verified', 'verified']);
	});

	test('are told at their line where they do not', async () => {
		const yaml =
			'tools:\n  frobnicate: "*"\nfiles: [missing.txt]\nconfig:\n  - { file: compose.yml, key: services.api }';
		const { problems } = await verify(requiring(yaml));
		expect(problems.map(({ ruleId, line, severity }) => [ruleId, line, severity])).toEqual([
			['surface/tool-not-found', 8, 'error'],
			['reference/file', 9, 'warning'],
			['reference/config', 11, 'error'],
		]);
	});
});

test('a required file that git ignores is one of the machine, not of the repository', async () => {
	await writeFile(path.join(workspace, '.gitignore'), 'settings.local\n');
	const { steps, problems } = await verify(requiring('files: [.env, settings.local, settings.shared]'));
	expect(problems.map(({ message }) => message)).toEqual(['settings.shared does not exist in the workspace']);
	expect(steps[0]?.commands.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'drifted']);
	await rm(path.join(workspace, '.gitignore'));
});

describe('risks', () => {
	test('destruction is an error unless the step announces it', async () => {
		expect((await verify(runbook('git reset --hard'))).problems).toMatchObject([
			{ ruleId: 'risk/destructive', severity: 'error', line: 7, column: 1 },
		]);
		expect((await verify(runbook('git reset --hard', 'danger'))).problems).toEqual([]);
		expect((await verify(runbook('git reset --hard', 'confirm="Sure?"'))).problems).toEqual([]);
	});

	test('an undo may destroy what the step made', async () => {
		const source = runbook('mkdir -p /srv/x').replace('\n:::\n', '\n\n```bash undo\nrm -r /srv/x\n```\n:::\n');
		expect((await verify(source)).problems).toEqual([]);
	});

	test('a secret in the prose is found at its place', async () => {
		const secret = ['ghp', '_9fKq2LmXz7RtVb4NcYw8HsJd3GpUe6AoTi1x'].join('');
		const source = runbook('ls').replace('\n:::shell', `\nUse ${secret} here.\n\n:::shell`);
		expect((await verify(source)).problems).toMatchObject([
			{ ruleId: 'risk/secret', severity: 'error', line: 5, column: 5 },
		]);
	});
});

describe('the session', () => {
	test('effects of commands last, those of checks and undos do not', async () => {
		const source = [
			'---\ntitle: A runbook\n---\n',
			':::shell[First]{#first}\n```bash\nf() { true; }\n```\n\n```bash check\ng() { true; }\n```\n:::\n',
			':::shell[Second]{#second}\n```bash\nf\ng\n```\n:::\n',
		].join('\n');
		const { problems } = await verify(source);
		expect(problems.map(({ message }) => message)).toEqual(['"g" is no program on this machine']);
	});
});

function editOf(key: string): string {
	const step = `:::edit[Set it]{#set path=.env}\n\`\`\`yaml\n- set: ${key}\n  to: x\n\`\`\`\n:::\n`;
	return runbook('').replace(/:::shell[\s\S]*/, step);
}

describe('a file that each machine makes for itself', () => {
	test('has the keys of the example beside it', async () => {
		await writeFile(path.join(workspace, '.env.example'), 'TOKEN=\n');
		const { steps, problems } = await verify(editOf('TOKEN'));
		expect(problems).toEqual([]);
		expect(steps[0]).toMatchObject({ rung: 3 });
		expect((await verify(editOf('KEY'))).problems).toMatchObject([{ ruleId: 'reference/key', line: 7 }]);
		await rm(path.join(workspace, '.env.example'));
		expect((await verify(editOf('TOKEN'))).problems).toEqual([]);
	});
});
