import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadDocument } from '../../../../runner/index.ts';
import { fence, temporaryDirectory } from '../../../support/execution.ts';

let directory = '';
beforeEach(async () => {
	directory = await temporaryDirectory();
	await mkdir(path.join(directory, 'docs/ops'), { recursive: true });
});

const write = (file: string, source: string): Promise<void> => writeFile(path.join(directory, file), source);
const call = (id: string, runbook: string, fences = ''): string =>
	`:::call[Call ${id}]{#${id} runbook=${runbook}}\n${fences}:::\n\n`;
const inputs = (...lines: string[]): string => fence('yaml', lines.join('\n'));
const manual = (id: string): string => `:::manual[Do ${id}]{#${id}}\n:::\n\n`;

/** Each problem as `line:column rule message | hint`. */
async function problemsOf(file: string): Promise<string[]> {
	const { problems } = await loadDocument(file, directory);
	return problems.map(
		({ line, column, ruleId, message, hint }) => `${line}:${column} ${ruleId} ${message} | ${hint ?? ''}`,
	);
}

describe('what is called', () => {
	test('is read from beside the caller, however deep', async () => {
		await write('docs/a.mdx', call('one', './ops/b.mdx') + call('two', 'ops/b.mdx'));
		await write('docs/ops/b.mdx', call('three', '../c.mdx'));
		await write('docs/c.mdx', manual('last'));
		const { problems, calls } = await loadDocument('docs/a.mdx', directory);
		expect(problems).toEqual([]);
		expect([...(calls ?? [])].map(([id, { path: shown }]) => [id, shown])).toEqual([
			['one', 'docs/ops/b.mdx'],
			['two', 'docs/ops/b.mdx'],
		]);
		expect(calls?.get('two')?.calls?.get('three')?.path).toBe('docs/c.mdx');
	});

	test('must be there, be a runbook, and have no errors', async () => {
		await write('docs/a.mdx', call('one', './deplyo.mdx') + call('two', './text.md') + call('three', './bad.mdx'));
		await write('docs/deploy.mdx', manual('x'));
		await write('docs/text.md', '# Only text\n');
		await write('docs/bad.mdx', ':::manual[X]{#x tmeout=3s}\n:::\n');
		expect(await problemsOf('docs/a.mdx')).toEqual([
			'1:32 reference/runbook docs/deplyo.mdx does not exist. | Did you mean `./deploy.mdx`?',
			'4:32 reference/runbook docs/text.md has no step, so it is no runbook. | Name a runbook.',
			expect.stringMatching(/^7:36 reference\/runbook docs\/bad.mdx can't be called: docs\/bad.mdx:1:17: .*tmeout/),
		]);
	});
});

describe('recursion', () => {
	test('is found directly, through others, and through another name of the file', async () => {
		await write('docs/self.mdx', call('again', './self.mdx'));
		expect(await problemsOf('docs/self.mdx')).toEqual([
			'1:36 language/call-recursion This runbook calls itself. | Name another runbook, or repeat single steps with `retry`.',
		]);
		await write('docs/a.mdx', manual('first') + call('b', './ops/b.mdx'));
		await write('docs/ops/b.mdx', call('c', '../c.mdx'));
		await write('docs/c.mdx', call('a', './link/a.mdx'));
		await symlink('.', path.join(directory, 'docs/link'));
		const [problem, ...others] = await problemsOf('docs/a.mdx');
		expect(others).toEqual([]);
		expect(problem).toMatch(
			/^4:28 language\/call-recursion This runbook calls itself: docs\/a.mdx → docs\/ops\/b.mdx → docs\/c.mdx/,
		);
	});

	test('of called runbooks among themselves is theirs', async () => {
		await write('docs/a.mdx', call('b', './b.mdx'));
		await write('docs/b.mdx', call('c', './c.mdx'));
		await write('docs/c.mdx', call('b', './b.mdx'));
		const [problem] = await problemsOf('docs/a.mdx');
		expect(problem).toMatch(
			/^1:28 reference\/runbook docs\/b.mdx can't be called: docs\/b.mdx:1:28: This runbook calls itself/,
		);
	});

	test('is none where two calls come to the same runbook', async () => {
		await write('docs/a.mdx', call('b', './b.mdx') + call('c', './c.mdx') + call('c2', './c.mdx'));
		await write('docs/b.mdx', call('c', './c.mdx'));
		await write('docs/c.mdx', manual('x'));
		expect(await problemsOf('docs/a.mdx')).toEqual([]);
	});
});

const contract = [
	'---',
	'title: Called',
	'runbook:',
	'  inputs:',
	'    image: { type: string, pattern: "[a-z]+:v[0-9]+" }',
	'    where: { type: choice, choices: [staging, production], default: staging }',
	'    copies: { type: number, maximum: 5, default: 1 }',
	'    token: { type: secret }',
	'  outputs:',
	'    sha: {}',
	'---',
	'',
	':::shell[Look]{#look capture=sha}',
	'```bash',
	'git describe',
	'```',
	':::',
	'',
].join('\n');

describe('inputs', () => {
	beforeEach(() => write('docs/b.mdx', contract));
	const own =
		'---\nrunbook:\n  inputs:\n    place: { type: choice, choices: [staging, prod] }\n    image: { type: string, default: x }\n---\n\n';

	test.each([
		['missing', '', '8:28 language/call-input docs/b.mdx needs the input `image`. | Add `image: …`'],
		[
			'misspelt',
			inputs('image: "api:v1"', 'copeis: 2'),
			'12:1 language/call-input docs/b.mdx has no input `copeis`. | Did you mean `copies`?',
		],
		['no match of the pattern', inputs('image: api'), '11:8 language/call-input `image`: "api" does not match'],
		['too large', inputs('image: "api:v1"', 'copies: 9'), '12:9 language/call-input `copies`: "9" is above 5'],
		['no choice', inputs('image: "api:v1"', 'where: prod'), '12:8 language/call-input `where`: "prod" is none of'],
		[
			'a choice of the caller with another value',
			inputs('image: "api:v1"', 'where: "{{place}}"'),
			'12:8 language/call-input `place` can be "prod", which is none of staging, production',
		],
		[
			'a written secret',
			inputs('image: "api:v1"', 'token: abc'),
			'12:8 language/call-input The secret `token` is written',
		],
	])('%s: a problem at its place', async (_what, fences, expected) => {
		await write('docs/a.mdx', own + call('b', './b.mdx', fences));
		const problems = await problemsOf('docs/a.mdx');
		expect(problems).toHaveLength(1);
		expect(problems[0]).toContain(expected);
	});

	test('that are known only later are no problem', async () => {
		await write(
			'docs/a.mdx',
			own + call('b', './b.mdx', inputs('image: "{{image}}"', 'where: production', 'token: "{{image}}"')),
		);
		expect(await problemsOf('docs/a.mdx')).toEqual([]);
	});
});

const take = (capture: string): string =>
	call('b', './b.mdx', inputs('image: "api:v1"') + fence('yaml capture', capture));

describe('outputs', () => {
	test('are those that are declared, with their type', async () => {
		await write(
			'docs/b.mdx',
			contract
				.replace('capture=sha', '')
				.replace(':::\n', '\n```yaml capture\nsha: { type: number, secret: true }\nother:\n```\n:::\n'),
		);
		await write('docs/a.mdx', take('mine: { output: sha }'));
		const { runbook, problems } = await loadDocument('docs/a.mdx', directory);
		expect(problems).toEqual([]);
		expect(runbook?.steps[0]?.captures).toMatchObject([{ name: 'mine', type: 'number', secret: true }]);
		await write('docs/a.mdx', take('other:'));
		expect(await problemsOf('docs/a.mdx')).toEqual([
			'8:1 language/call-output docs/b.mdx has no output `other`. | It has `sha`.',
		]);
	});
});
