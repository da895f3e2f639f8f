import { homedir } from 'node:os';
import { join } from 'node:path';

const fixed: Record<string, string> = {
	HOME: '/tmp/home',
	LANG: 'C.UTF-8',
	LC_ALL: 'C.UTF-8',
	TERM: 'dumb',
	NO_COLOR: '1',
	COLUMNS: '200',
	PAGER: 'cat',
	GIT_PAGER: 'cat',
	MANPAGER: 'cat',
	KUBECONFIG: '/dev/null',
	DOCKER_HOST: 'unix:///nonexistent',
	GIT_CONFIG_NOSYSTEM: '1',
	CHECKPOINT_DISABLE: '1',
	PYTHONDONTWRITEBYTECODE: '1',
	NO_UPDATE_NOTIFIER: '1',
	CI: '1',
};

/** Folders of tool managers, which HOME no longer tells. */
const managers: readonly [variable: string, folder: string][] = [
	['CARGO_HOME', '.cargo'],
	['RUSTUP_HOME', '.rustup'],
	['PYENV_ROOT', '.pyenv'],
];

/** The environment of a probe: nothing of the caller's but the places of tool managers and a PATH of `directories`. */
export function probeEnvironment(directories: string, home: string = homedir()): Record<string, string> {
	const roots = managers.map(([variable, folder]) => [variable, process.env[variable] ?? join(home, folder)]);
	return { ...fixed, ...Object.fromEntries(roots), PATH: directories };
}
