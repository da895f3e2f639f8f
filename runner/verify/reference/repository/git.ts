import { spawnSync } from 'node:child_process';
import { noteLook, noteUncertain } from '../../looks/looks.ts';
import { findProgram } from './findProgram.ts';

/** Settings of a repository that make git run something, switched off; nothing is fetched, locked or asked for. */
const guards = [
	'core.fsmonitor=false',
	'core.hooksPath=/dev/null',
	'core.pager=cat',
	'core.sshCommand=false',
	'core.alternateRefsCommand=false',
	'diff.external=',
	'log.showSignature=false',
	'protocol.allow=never',
	'safe.directory=*',
].flatMap((setting) => ['-c', setting]);

const environment = {
	PATH: '/usr/bin:/bin',
	LC_ALL: 'C',
	GIT_CONFIG_NOSYSTEM: '1',
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_OPTIONAL_LOCKS: '0',
	GIT_NO_LAZY_FETCH: '1',
	GIT_TERMINAL_PROMPT: '0',
	GIT_ATTR_NOSYSTEM: '1',
};

/** What a reading git command prints in a workspace; undefined where git or the repository is missing, or time is up. */
export function readGit(workspace: string, args: readonly string[], timeoutMs = 10_000): string | undefined {
	const answer = askGit(workspace, args, timeoutMs);
	noteAnswer(workspace, args, answer);
	return answer;
}

function askGit(workspace: string, args: readonly string[], timeoutMs: number): string | undefined {
	const git = findProgram('git', workspace);
	if (git === undefined) return undefined;
	const run = spawnSync(git, ['-C', workspace, '--no-pager', ...guards, ...args], {
		env: environment,
		encoding: 'utf8',
		timeout: timeoutMs,
		killSignal: 'SIGKILL',
		maxBuffer: 256 * 1024 * 1024,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	if (run.error) noteUncertain(workspace);
	return run.status === 0 ? run.stdout : undefined;
}

/** The state of all files that are searched, by which two searches are known to have the same answer. */
const sourceState = [
	['ls-files', '-s', '-z'],
	['diff-files', '-z'],
];

/** What an answer depends on: history is what the commit says; a search, the files; all else is asked again. */
function noteAnswer(workspace: string, args: readonly string[], answer: string | undefined): void {
	const command = args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
	const files = args.slice(args.indexOf('--'));
	const instead: Record<string, readonly (readonly string[])[]> = {
		log: [['rev-parse', 'HEAD']],
		grep: sourceState.map((state) => [...state, ...files]),
	};
	const asked = Object.hasOwn(instead, command) ? (instead[command] ?? []) : undefined;
	if (!asked) noteLook(workspace, `git ${JSON.stringify(args)}`, answer);
	else for (const other of asked) noteGit(workspace, other);
	if (command === 'grep' && changed(workspace, files)) noteUncertain(workspace);
}

const noted = new Map<string, string | undefined>();

/** Asks once what stands for many answers. */
function noteGit(workspace: string, args: readonly string[]): void {
	const key = JSON.stringify([workspace, args]);
	if (!noted.has(key)) noted.set(key, askGit(workspace, args, 10_000));
	noteLook(workspace, `git ${JSON.stringify(args)}`, noted.get(key));
}

/** Whether a file differs from what is staged: git then names it, but not what it holds. */
function changed(workspace: string, files: readonly string[]): boolean {
	return (noted.get(JSON.stringify([workspace, ['diff-files', '-z', ...files]])) ?? '') !== '';
}
