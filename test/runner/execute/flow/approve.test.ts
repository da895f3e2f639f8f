import { beforeEach, describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../../runner/execute/events.ts';
import { emptyFlow } from '../../../../runner/execute/flow.ts';
import { initialState } from '../../../../runner/execute/runState.ts';
import { runPlan } from '../../../../runner/execute/runPlan.ts';
import { createMasker } from '../../../../runner/secrets/masker.ts';
import { createHeadlessOperator } from '../../../../runner/operator/headlessOperator.ts';
import { isLapsed } from '../../../../runner/execute/lapse.ts';
import { runCli } from '../../../support/cli.ts';
import { planOf } from '../../verify/planOf.ts';
import { execute as executeIn, shell, temporaryDirectory } from '../../../support/execution.ts';

let directory = '';
beforeEach(async () => {
	directory = await temporaryDirectory();
});

const execute = (source: string, args: string[] = []): ReturnType<typeof executeIn> =>
	executeIn(directory, source, args);
const gate = (attributes = ''): string => `:::approve[The owner agrees]{#go by="the owner" ${attributes}}\n:::\n\n`;

describe('an approval', () => {
	test('is no ordinary question: --yes and --allow-danger do not give it', async () => {
		const { exitCode, status, report } = await execute(gate() + shell('a', 'true'), ['--yes', '--allow-danger']);
		expect(exitCode).toBe(1);
		expect(status).toEqual({ go: 'failed', a: 'skipped' });
		expect(report.problems).toMatchObject([{ ruleId: 'output/not-approved', line: 1 }]);
		expect(report.problems[0]?.hint).toContain('--approve "go=go"');
	});

	test('is given by its own flag with the phrase, and recorded with who gave it', async () => {
		const { exitCode, printed } = await execute(gate('phrase="drop it"') + shell('a', 'true'), [
			'--approve',
			'go=drop it',
		]);
		expect(exitCode).toBe(0);
		expect(printed).toMatch(/approved by \S+ with --approve at \d{4}-/);
	});

	test('needs the very phrase, with its inputs filled in', async () => {
		const source = `---\nrunbook:\n  inputs:\n    table: { type: string }\n---\n\n${gate('phrase="drop {{table}}"')}`;
		const run = (phrase: string) => execute(source, ['--input', 'table=orders', '--approve', `go=${phrase}`]);
		expect((await run('drop orders')).exitCode).toBe(0);
		const { exitCode, report } = await run('drop items');
		expect(exitCode).toBe(1);
		expect(report.problems[0]?.message).toContain('the phrase of --approve is another one');
	});

	test('that is asked for a step which asks none is an error with the nearest id', async () => {
		await execute(gate(), ['--approve', 'go=go']);
		const { exitCode, stderr } = await runCli(['runbook.mdx', '--approve', 'ga=go'], { cwd: directory });
		expect(exitCode).toBe(2);
		expect(stderr).toContain('Did you mean go?');
		expect((await runCli(['runbook.mdx', '--approve', 'go'], { cwd: directory })).stderr).toContain('has no phrase');
	});

	test.each([
		['--only', 'a'],
		['--from', 'a'],
		['--skip', 'go'],
	])('is not led around by %s %s', async (...selection) => {
		const { status } = await execute(gate() + shell('a', 'true') + shell('b', 'true'), selection);
		expect(status['go']).toBe('failed');
	});

	test('behind the last step that runs is not asked', async () => {
		const { exitCode, status } = await execute(shell('a', 'true') + gate(), ['--only', 'a']);
		expect(exitCode).toBe(0);
		expect(status).toEqual({ a: 'passed', go: 'skipped' });
	});

	test('that is too old is asked for anew before the next step, also in a later part of the run', async () => {
		const plan = await planOf(gate('ttl=30m') + shell('a', 'true') + shell('b', 'true'), directory);
		const rest = plan.steps.map((step) => (step.step.id === 'go' ? { ...step, skipped: 'done before' } : step));
		const events: RunEvent[] = [];
		const flow = emptyFlow();
		flow.approvals.set('go', { by: 'the owner', time: '2020-01-01T00:00:00.000Z' });
		const run = (approvals: Map<string, string> | 'any') =>
			runPlan(
				{ ...plan, steps: rest },
				{
					mode: 'execute',
					env: process.env,
					operator: createHeadlessOperator({ yes: true, allowDanger: true, approvals }),
					masker: createMasker([]),
					emit: (event) => events.push(event),
					signal: new AbortController().signal,
					undo: 'never',
					state: { ...initialState(), flow },
				},
			);
		expect(await run(new Map())).toBe('failed');
		expect(events.find((event) => event.type === 'step-ended' && event.id === 'a')).toMatchObject({ status: 'failed' });
		events.length = 0;
		expect(await run('any')).toBe('passed');
		const order = events.flatMap((event) =>
			event.type === 'step-approved' || event.type === 'step-ended' ? [event] : [],
		);
		expect(order.map(({ type, id }) => `${type} ${id}`)).toEqual([
			'step-ended go',
			'step-approved go',
			'step-ended a',
			'step-ended b',
		]);
	});

	test('is shown in a dry-run with what is asked of whom', async () => {
		await execute(gate('ttl=30m'), ['--approve', 'go=go']);
		const { exitCode, stdout } = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(exitCode).toBe(0);
		expect(stdout).toContain('asks the owner to type "go"');
		expect(stdout).toContain('asks anew when the approval is older than 30m');
	});
});

describe('the age of an approval', () => {
	const time = '2026-01-01T00:00:00.000Z';
	const at = (offset: number): number => Date.parse(time) + offset;

	test.each([
		[undefined, 1e12, false],
		[1000, 0, false],
		[1000, 1000, false],
		[1000, 1001, true],
		[1000, -1, true],
	])('with a limit of %j, %d ms later: lapsed is %j', (ttl, offset, lapsed) => {
		expect(isLapsed({ time }, ttl, at(offset))).toBe(lapsed);
	});

	test('that nobody can read holds no approval', () => {
		expect(isLapsed({ time: 'yesterday' }, 1000)).toBe(true);
	});
});
