import { beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../../support/cli.ts';
import { execute as executeIn, shell, temporaryDirectory } from '../../../support/execution.ts';

let directory = '';
beforeEach(async () => {
	directory = await temporaryDirectory();
});

const execute = (source: string, args: string[] = []): ReturnType<typeof executeIn> =>
	executeIn(directory, source, args);
const option = (value: string, steps: string): string =>
	`::::option[Option ${value}]{value=${value}}\n${steps}::::\n\n`;
const choose = (attributes: string, options: string): string =>
	`:::::choose[How]{#how ${attributes}}\n${options}:::::\n\n`;
const two = (attributes = ''): string =>
	choose(
		attributes,
		option('a', shell('in-a', 'echo from a', 'capture=name')) +
			option('b', shell('in-b', 'echo from b', 'capture=name')),
	);
const input = '---\nrunbook:\n  inputs:\n    platform: { type: choice, choices: [a, b] }\n---\n\n';

describe('a choice', () => {
	test('that an input decides runs one branch, and what it captures is known behind it', async () => {
		const source = input + two('input=platform') + shell('end', 'test {{name}} = "from b"');
		const { exitCode, status, printed } = await execute(source, ['--input', 'platform=b']);
		expect(exitCode, printed).toBe(0);
		expect(status).toEqual({ how: 'passed', 'in-a': 'skipped', 'in-b': 'passed', end: 'passed' });
		expect(printed).toContain('how takes b');
	});

	test('that nothing decides fails where nobody is there to ask, whatever --yes says', async () => {
		const { exitCode, status, report } = await execute(two() + shell('end', 'true'), ['--yes']);
		expect(exitCode).toBe(1);
		expect(status).toEqual({ how: 'failed', 'in-a': 'skipped', 'in-b': 'skipped', end: 'skipped' });
		expect(report.problems).toMatchObject([{ ruleId: 'output/not-chosen', line: 1 }]);
		expect(report.problems[0]?.hint).toContain('--choose how=…, with one of a, b');
	});

	test('is made with --choose', async () => {
		const { exitCode, status } = await execute(two(), ['--choose', 'how=a']);
		expect(exitCode).toBe(0);
		expect(status).toMatchObject({ 'in-a': 'passed', 'in-b': 'skipped' });
	});

	test.each([
		[['--choose', 'howw=a'], 'Did you mean how?'],
		[['--choose', 'how=c'], 'Did you mean a?'],
		[['--choose', 'how'], 'Write it as --choose name=value'],
	])('refuses %j', async (args, hint) => {
		await execute(two(), ['--choose', 'how=a']);
		const { exitCode, stderr } = await runCli(['runbook.mdx', ...args], { cwd: directory });
		expect(exitCode).toBe(2);
		expect(stderr).toContain(hint);
	});

	test('of an input is not made with --choose', async () => {
		await execute(input + two('input=platform'), ['--input', 'platform=a']);
		const args = ['runbook.mdx', '--input', 'platform=a', '--choose', 'how=b'];
		const { exitCode, stderr } = await runCli(args, { cwd: directory });
		expect(exitCode).toBe(2);
		expect(stderr).toContain('Give --input platform=b instead.');
	});

	test('is made by whoever names a step of an option', async () => {
		const source = two() + shell('end', 'true');
		expect((await execute(source, ['--only', 'in-b'])).status).toEqual({
			how: 'passed',
			'in-a': 'skipped',
			'in-b': 'passed',
			end: 'skipped',
		});
		expect((await execute(source, ['--from', 'in-a'])).status).toMatchObject({ 'in-a': 'passed', end: 'passed' });
		expect((await execute(source, ['--to', 'in-a'])).status).toMatchObject({ 'in-a': 'passed', end: 'skipped' });
	});

	test('left out leaves all of its options out', async () => {
		const source = two('if="1 > 2"') + shell('end', 'true');
		expect((await execute(source, ['--choose', 'how=a'])).status).toMatchObject({
			how: 'skipped',
			'in-a': 'skipped',
			end: 'passed',
		});
		expect((await execute(two() + shell('end', 'true'), ['--skip', 'how'])).status).toMatchObject({
			how: 'skipped',
			'in-b': 'skipped',
			end: 'passed',
		});
	});

	test('within another is made only where the outer one leads to it', async () => {
		const nested = `::::::::choose[Outer]{#outer}\n:::::::option[X]{value=x}\n${two().trim()}\n:::::::\n\n:::::::option[Y]{value=y}\n:::::::\n::::::::\n`;
		expect((await execute(nested, ['--choose', 'outer=x', '--choose', 'how=b'])).status).toEqual({
			outer: 'passed',
			how: 'passed',
			'in-a': 'skipped',
			'in-b': 'passed',
		});
		const { exitCode, status } = await execute(nested, ['--choose', 'outer=y']);
		expect(exitCode).toBe(0);
		expect(status).toEqual({ outer: 'passed', how: 'skipped', 'in-a': 'skipped', 'in-b': 'skipped' });
	});

	test('that is open shows all branches in a dry-run, each with what it depends on', async () => {
		await execute(two(), ['--choose', 'how=a']);
		const { exitCode, stdout } = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(exitCode).toBe(0);
		expect(stdout).toContain('#in-a may run: depends on the choice of step how');
		expect(stdout).toContain('$ echo from b');
		expect(stdout).toContain('known after in-a or in-b');
	});
});

describe('a check', () => {
	const drift = '```bash\ngit switch --no-such-flag\n```\n';

	test('verifies every branch, also those that a default leads away from', async () => {
		const broken = `:::shell[Broken]{#broken}\n${drift}:::\n\n`;
		const source =
			input.replace('choices: [a, b]', 'choices: [a, b], default: a') +
			choose('input=platform', option('a', shell('fine', 'true')) + option('b', broken));
		await execute(source, ['--input', 'platform=a']);
		const { stdout } = await runCli(['check', 'runbook.mdx'], { cwd: directory });
		expect(stdout).toContain('no-such-flag');
	});

	test('reads each branch as if the other had not been there', async () => {
		const source = choose(
			'',
			option('a', shell('goes', 'mkdir -p sub && cd sub')) + option('b', shell('stays', 'cat runbook.mdx')),
		);
		await execute(source, ['--choose', 'how=b']);
		const { exitCode, stdout } = await runCli(['check', 'runbook.mdx'], { cwd: directory });
		expect(exitCode, stdout).toBe(0);
	});
});
