import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportSchema } from '../../../../runner/report/schema.ts';
import type { Report } from '../../../../runner/report/schema.ts';
import { projectRoot } from '../../../support/cli.ts';
import { requireTool } from '../../../support/requireTool.ts';
import { parseXml } from '../../report/parseXml.ts';
import { hostileRepository } from './repository.ts';

const bin = path.join(projectRoot, 'dist/cli/bin.js');
const repository = hostileRepository();
const { root, home, traces } = repository;
const environment = {
	HOME: home,
	XDG_CACHE_HOME: path.join(home, 'cache'),
	PATH: `${path.join(root, 'bin')}:bin:.:${process.env['PATH'] ?? ''}`,
};
const reports = ['json', 'junit', 'sarif', 'github', 'markdown', 'terminal'];
const check = (...args: string[]): string[] => [bin, 'check', '--no-config', ...args];
/** Those that are slow on purpose are watched no second time. */
const quick = ['command-*', 'shadow-*', 'name-*', 'contract-?', 'edit*', 'file'].map((name) => `docs/${name}.{md,mdx}`);
const reportFile = (name: string): string => path.join(home, 'cache', `report.${name}`);

function everyFile(): string[] {
	return readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
}

let report: Report;
const before = everyFile();

beforeAll(async () => {
	mkdirSync(path.join(home, 'cache'));
	const reporters = reports.flatMap((name) => ['--reporter', `${name}=${reportFile(name)}`]);
	await execa(process.execPath, check('docs', ...reporters), { cwd: root, env: environment, reject: false });
	report = reportSchema.parse(JSON.parse(readFileSync(reportFile('json'), 'utf8')));
}, 400_000);

afterAll(() => rmSync(path.dirname(root), { recursive: true, force: true }));

describe('more than a hundred hostile documents', () => {
	test('are all there in the report', () => {
		expect(repository.documents.length).toBeGreaterThan(100);
		const told = new Set([...report.documents, ...report.problems].map(({ path: file }) => file));
		expect(repository.documents.filter((name) => !told.has(`docs/${name}`))).toEqual([]);
	});

	test('leave no trace', () => {
		expect(readdirSync(traces)).toEqual([]);
		expect(everyFile()).toEqual(before);
		expect(readdirSync(home)).toEqual(['cache']);
	});

	test('that cannot be read are findings', () => {
		const unreadable = report.problems
			.filter(({ ruleId }) => ruleId === 'language/unreadable')
			.map(({ path: file }) => file);
		expect(unreadable).toEqual(expect.arrayContaining(['docs/latin.md', 'docs/zero.md']));
		// Its regular expression would take for ever.
		expect(report.problems.map(({ path: file }) => file)).toContain('docs/require-3.mdx');
	});

	test('pollute no prototype', () => {
		expect(JSON.stringify(report)).not.toContain('"polluted":true');
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	});

	test.each(reports)('put no control character into the %s report', (name) => {
		expect(readFileSync(reportFile(name), 'utf8')).not.toMatch(/[^\P{Cc}\t\n]/u);
	});

	test('give no command to the workflow that reads the annotations', () => {
		const lines = readFileSync(reportFile('github'), 'utf8')
			.split('\n')
			.filter((line) => line !== '');
		expect(lines.length).toBeGreaterThan(50);
		expect(lines.slice(0, -1).filter((line) => !/^::(?:error|warning|notice) file=[^:]*,line=\d/.test(line))).toEqual(
			[],
		);
	});

	test('break no XML', () => {
		expect(() => parseXml(readFileSync(reportFile('junit'), 'utf8'))).not.toThrow();
	});

	test('start no program of the repository, and open no connection', { timeout: 400_000 }, async (context) => {
		requireTool(context, 'strace', 'to watch which programs a check starts');
		const log = path.join(home, 'cache', 'strace');
		const watch = ['-f', '-qq', '--seccomp-bpf', '-s', '4096', '-e', 'trace=execve,connect', '-o', log];
		await execa(
			'/usr/bin/strace',
			[...watch, process.execPath, ...check(...quick, '--no-cache', '--reporter', 'json=/dev/null')],
			{
				cwd: root,
				env: environment,
				reject: false,
			},
		);
		// What a Makefile starts while it is read starts in the sandbox, where it leaves nothing.
		const calls = readFileSync(log, 'utf8').split('\n');
		const started = calls.filter((call) => call.includes('execve(') && call.includes('= 0'));
		expect(started.length).toBeGreaterThan(0);
		expect(started.filter((call) => new RegExp(`execve\\("(?:${root}|bin/)`).test(call))).toEqual([]);
		expect(calls.filter((call) => /AF_INET6?/.test(call))).toEqual([]);
		expect(readdirSync(traces)).toEqual([]);
	});
});
