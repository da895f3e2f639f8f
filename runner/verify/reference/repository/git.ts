import { spawnSync } from 'node:child_process';
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
	return run.status === 0 ? run.stdout : undefined;
}
