// Times a check of 1,000 runbooks against remark parsing them, in one sitting: node test/bench/check.mjs [runbooks]
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseMdx } from '../../dist/plugins/remark-runbook/parse/parseMdx.js';
import { writeRunbooks } from './manyRunbooks.mjs';

const count = Number(process.argv[2] ?? 1000);
const scratch = mkdtempSync(path.join(tmpdir(), 'runbook-exec-bench-'));
const directory = path.join(scratch, 'repository');
const cli = path.resolve(import.meta.dirname, '../../dist/cli/bin.js');
const usage = `data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('peak '+u.maxRSS+' cpu '+(u.userCPUTime+u.systemCPUTime))})`;

function check() {
	const startedAt = performance.now();
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		['--import', usage, cli, 'check', 'docs', '--reporter', 'json'],
		{
			cwd: directory,
			encoding: 'utf8',
			maxBuffer: 1 << 30,
			env: { ...process.env, XDG_CACHE_HOME: path.join(scratch, 'cache') },
		},
	);
	const seconds = (performance.now() - startedAt) / 1000;
	const report = JSON.parse(stdout);
	if (report.documents.length !== count) throw new Error(`${report.documents.length} documents: ${stderr}`);
	return {
		seconds,
		cpu: Number(/cpu (\d+)/.exec(stderr)?.[1]) / 1e6,
		megabytes: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024,
		status,
		problems: report.problems.length,
		coverage: report.coverage,
	};
}

function remarkAlone() {
	const files = readdirSync(path.join(directory, 'docs')).map((name) => path.join(directory, 'docs', name));
	const startedAt = performance.now();
	const cpuBefore = process.cpuUsage();
	for (const file of files) parseMdx(readFileSync(file, 'utf8'), file);
	const { user, system } = process.cpuUsage(cpuBefore);
	return { seconds: (performance.now() - startedAt) / 1000, cpu: (user + system) / 1e6 };
}

try {
	writeRunbooks(directory, count);
	const remark = remarkAlone();
	const say = (name, { seconds, cpu, megabytes, problems, coverage }) =>
		console.log(
			`${name}: ${seconds.toFixed(2)} s, ${(seconds / remark.seconds).toFixed(2)} x remark; CPU ${cpu.toFixed(2)} s, ` +
				`${(cpu / remark.cpu).toFixed(2)} x remark; ${megabytes.toFixed(0)} MB, ` +
				`${problems} problems, ${coverage.verified}/${coverage.commands} verified`,
		);
	console.log(
		`${count} runbooks of 20 steps: remark alone ${remark.seconds.toFixed(2)} s, CPU ${remark.cpu.toFixed(2)} s`,
	);
	say('cold', check());
	say('warm', check());
	appendFileSync(path.join(directory, 'docs/runbook-1.mdx'), '\nOne more line.\n');
	say('one file changed', check());
} finally {
	rmSync(scratch, { recursive: true });
}
