// Resident memory of a run whose step prints 1 GB, above that of a run whose step prints nothing: node test/bench/memory.mjs [rounds]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const rounds = Number(process.argv[2] ?? 3);
const commandLine = path.resolve(import.meta.dirname, '../../dist/cli/bin.js');
const directory = mkdtempSync(path.join(os.tmpdir(), 'runbook-exec-bench-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

const peaks = `process.on('exit', () => require('node:fs').writeFileSync('peak', String(process.resourceUsage().maxRSS)))`;
writeFileSync(path.join(directory, 'peak.cjs'), peaks);
const runbook = (command) => `# Much\n\n:::shell[Print]{#print timeout="10m"}\n\n\`\`\`bash\n${command}\n\`\`\`\n:::\n`;
writeFileSync(path.join(directory, 'nothing.mdx'), runbook('true'));
writeFileSync(path.join(directory, 'lines.mdx'), runbook('yes "a line of a noisy program" | head -c 1000000000'));
writeFileSync(path.join(directory, 'words.mdx'), runbook("yes 'Zeilen mit Umlauten: äöü' | head -c 1000000000"));
writeFileSync(path.join(directory, 'one-line.mdx'), runbook('tr "\\0" x </dev/zero | head -c 1000000000'));

/** Where the output goes, as a shell has it. */
const readers = {
	'to nobody': '>/dev/null',
	'to a reader': '| tail -c 1000 >/dev/null',
	'to a slow one': '| { sleep 5; tail -c 1000; } >/dev/null',
	'as JSON': '--reporter json >/dev/null',
};

/** Megabytes that the process held at most. */
function peak(name, reader) {
	const command = `"$0" --require ./peak.cjs "$1" ${name}.mdx ${reader}`;
	execFileSync('bash', ['-c', command, process.execPath, commandLine], { cwd: directory });
	return Number(execFileSync('cat', ['peak'], { cwd: directory, encoding: 'utf8' })) / 1024;
}

for (const name of ['lines', 'words', 'one-line'])
	for (const [words, reader] of Object.entries(readers)) {
		const above = Array.from({ length: rounds }, () => peak(name, reader) - peak('nothing', reader));
		console.log(`${name}, ${words}: +${above.map((value) => value.toFixed(0)).join(', +')} MB`);
	}
console.log(`Node ${process.versions.node}, load ${os.loadavg()[0]?.toFixed(1)} on ${os.availableParallelism()} cores`);
