// Times a whole run of 100 `echo` steps against `node -e 0` and bash running the same commands, in pairs: node test/bench/wholeRun.mjs [pairs]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const pairs = Number(process.argv[2] ?? 40);
const commandLine = path.resolve(import.meta.dirname, '../../dist/cli/bin.js');
const numbers = Array.from({ length: 100 }, (_, index) => index);

const directory = mkdtempSync(path.join(os.tmpdir(), 'runbook-exec-bench-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
const runbook = path.join(directory, 'hundred.mdx');
const script = path.join(directory, 'hundred.sh');
const steps = numbers.map(
	(number) => `:::shell[Step ${number}]{#s${number}}\n\n\`\`\`bash\necho ${number}\n\`\`\`\n:::\n`,
);
writeFileSync(runbook, `# Hundred\n\n${steps.join('\n')}`);
writeFileSync(script, numbers.map((number) => `echo ${number}\n`).join(''));

/** Seconds on the clock and of both kinds of CPU time, as bash's own `time` has them. */
function time(commands) {
	const timed = `TIMEFORMAT='%R %U %S'; { time { ${commands}; } >/dev/null 2>&1; } 2>&1`;
	const [wall, user, system] = execFileSync(
		'bash',
		['-c', timed, 'bash', process.execPath, runbook, script, commandLine],
		{
			encoding: 'utf8',
			cwd: directory,
		},
	)
		.trim()
		.split(' ')
		.map(Number);
	return { wall, cpu: user + system };
}

const sorted = (values) => values.toSorted((one, other) => one - other);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
const inMs = (seconds) => `${Math.round(seconds * 1000)} ms`;

const baseline = () => time('"$1" -e 0; bash "$3"');
const whole = () => time('"$1" "$4" "$2"');
baseline();
whole();
const measured = Array.from({ length: pairs }, () => ({ base: baseline(), run: whole() }));
for (const kind of ['wall', 'cpu']) {
	const ratios = sorted(measured.map(({ base, run }) => run[kind] / base[kind]));
	const [base, run] = ['base', 'run'].map((side) => inMs(median(measured.map((pair) => pair[side][kind]))));
	const [least, middle, most] = [ratios[0], median(ratios), ratios.at(-1)].map((ratio) => ratio.toFixed(2));
	console.log(
		`${kind.padEnd(4)} baseline ${base}, run ${run} (medians of ${pairs}); ratio min ${least}, median ${middle}, max ${most}`,
	);
}
console.log(
	`load ${os
		.loadavg()
		.map((load) => load.toFixed(1))
		.join(' ')} on ${os.availableParallelism()} cores, Node ${process.versions.node}`,
);
