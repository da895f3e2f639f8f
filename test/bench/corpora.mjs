// Checks whole collections of documents and counts them in and out.
// Usage: node test/bench/corpora.mjs DIRECTORY LIST.tsv
// DIRECTORY holds a work tree `<owner>+<name>` for each line of LIST: repository, commit, date, pattern of paths.
// Exit status 1 where a check crashed, ran out of time or dropped a document.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const [directory, list] = process.argv.slice(2);
if (directory === undefined || list === undefined) {
	console.error('usage: node test/bench/corpora.mjs DIRECTORY LIST.tsv');
	process.exit(2);
}
const cli = path.resolve(import.meta.dirname, '../../dist/cli/bin.js');
const limitMs = 10 * 60 * 1000;
const scratch = mkdtempSync(path.join(tmpdir(), 'corpora-'));
let failed = false;

console.log('corpus\tdocuments\treported\tcommands\terrors\twarnings\tseconds\tresult');
for (const row of readFileSync(list, 'utf8').trim().split('\n')) {
	const [repository = '', , , pattern = ''] = row.split('\t');
	const cwd = path.join(directory, repository.replace('/', '+'));
	if (existsSync(cwd)) checkCorpus(repository, cwd, new RegExp(pattern));
	else console.log(`${repository}\tabsent`);
}
rmSync(scratch, { recursive: true });
process.exitCode = failed ? 1 : 0;

function checkCorpus(repository, cwd, pattern) {
	const files = spawnSync('git', ['ls-files', '-z'], { cwd, encoding: 'utf8', maxBuffer: 1e9 }).stdout.split('\0');
	const documents = files.filter((file) => pattern.test(file) && existsSync(path.join(cwd, file)));
	const report = path.join(scratch, 'report.json');
	rmSync(report, { force: true });
	const started = performance.now();
	const run = spawnSync(process.execPath, [cli, 'check', ...documents, '--reporter', `json=${report}`], {
		cwd,
		encoding: 'utf8',
		timeout: limitMs,
		maxBuffer: 1e9,
	});
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
	const reported = new Set(found?.documents.map((document) => document.path));
	const dropped = documents.filter((file) => !reported.has(file));
	const isWhole = found !== undefined && (run.status === 0 || run.status === 1) && dropped.length === 0;
	failed ||= !isWhole;
	const count = (severity) => found?.problems.filter((problem) => problem.severity === severity).length;
	const result = isWhole ? 'whole' : `exit ${run.status ?? run.signal}, dropped ${dropped.slice(0, 3).join(', ')}`;
	const counts = [documents.length, reported.size, found?.coverage.commands, count('error'), count('warning'), seconds];
	console.log([repository, ...counts, result].join('\t'));
	if (!isWhole) console.error(run.stderr.slice(0, 2000));
}
