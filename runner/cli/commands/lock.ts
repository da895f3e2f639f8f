import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { createChecker } from '../../check/createChecker.ts';
import { loadConfig } from '../../settings/loadConfig.ts';
import { UserError } from '../../errors/userError.ts';
import { withCalled } from '../../load/calls/withCalled.ts';
import { displayPath } from '../../load/loadDocument.ts';
import { collectLock } from '../../verify/surface/lock/collect.ts';
import { compareLocks } from '../../verify/surface/lock/compare.ts';
import type { LockDifference } from '../../verify/surface/lock/compare.ts';
import { lockFileName, readLock, writeLock } from '../../verify/surface/lock/lockFile.ts';
import type { Lock } from '../../verify/surface/lock/schema.ts';
import type { Usage } from '../../verify/surface/lock/usage.ts';
import { documentsOf } from '../documentsOf.ts';
import { exitCodes } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import { lockOptionsSchema } from '../options.ts';
import type { LockOptions } from '../options.ts';
import { createProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

/** `runbook-exec lock`: keeps what the documents use of each tool, or says with `--check` where that has changed. */
export async function lockCommand(paths: readonly string[], given: unknown, terminal: Terminal): Promise<ExitCode> {
	const options = lockOptionsSchema.parse(given);
	const { used, unlocked, lost, directory } = await readUse(paths, options, terminal);
	const locked = readLock(directory);
	if (options.check && !locked) {
		throw new UserError(`there is no ${lockFileName}`, 'Write it with runbook-exec lock, and commit it.');
	}
	for (const { path, line, column, message, hint } of lost) {
		terminal.err(`${path}:${line}:${column} ${message} ${hint ?? ''}\n`);
	}
	const difference = compareLocks(locked ?? { lockVersion: 1, tools: {} }, used);
	if (options.check) {
		return report({ ...difference, missing: [...difference.missing, ...unlocked] }, lost, terminal);
	}
	if (lost.length > 0) {
		terminal.err(`${lockFileName} is left as it is: mend these lines, or remove the file to lock what is installed.\n`);
		return exitCodes.failed;
	}
	writeLock(directory, used);
	for (const entry of unlocked) terminal.err(`not locked, as its tool is not installed here: ${entry}\n`);
	const commands = Object.values(used.tools).flatMap((tool) => Object.keys(tool.commands)).length;
	terminal.out(differences(difference, { missing: '+', stale: '-', changed: '~' }));
	terminal.out(`${lockFileName}: ${commands} commands of ${Object.keys(used.tools).length} tools\n`);
	return exitCodes.ok;
}

interface Use {
	used: Lock;
	/** What nobody here could be asked about. */
	unlocked: string[];
	/** What the locked version of a tool had and the installed one has not. */
	lost: Problem[];
	directory: string;
}

async function readUse(paths: readonly string[], options: LockOptions, terminal: Terminal): Promise<Use> {
	const { cwd, env } = terminal;
	const loaded = await loadConfig({ cwd, given: options.config });
	const files = await withCalled(await documentsOf(paths, { shard: undefined }, loaded, terminal), cwd);
	const usages: Usage[] = [];
	const { workspace } = options;
	const checker = createChecker({
		cwd,
		env,
		loaded,
		workspace,
		cache: false,
		record: (usage) => void usages.push(usage),
	});
	const progress = createProgress(files.length, terminal);
	try {
		const checked = await checker.check(files, (done, file) => progress.start(done, displayPath(file, cwd)));
		const problems = checked.flatMap((document) => document.problems);
		const lost = problems.filter(({ evidence }) => evidence.some(({ layer }) => layer === 'lock'));
		const unlocked = [...new Set(usages.flatMap((usage) => usage.unlocked ?? []))];
		return { used: collectLock(usages), unlocked, lost, directory: loaded.directory };
	} finally {
		progress.end();
		await checker.close();
	}
}

type Marks = Record<'missing' | 'stale' | 'changed', string>;

function differences(difference: LockDifference, marks: Marks): string {
	const kinds = ['missing', 'stale', 'changed'] as const;
	const lines = kinds.flatMap((kind) => difference[kind].map((entry) => `${marks[kind]} ${entry}\n`));
	return [...lines, ...difference.versions.map((entry) => `version: ${entry}\n`)].join('');
}

/** Another version alone is no failure: what the documents use of it is what counts. */
function report(difference: LockDifference, lost: readonly Problem[], terminal: Terminal): ExitCode {
	const { missing, stale, changed } = difference;
	terminal.out(
		differences(difference, { missing: 'not locked:', stale: 'no longer used:', changed: 'read otherwise:' }),
	);
	const good = lost.length + missing.length + stale.length + changed.length === 0;
	terminal.out(good ? `${lockFileName} is up to date\n` : `${lockFileName} is out of date: run runbook-exec lock\n`);
	return good ? exitCodes.ok : exitCodes.failed;
}
