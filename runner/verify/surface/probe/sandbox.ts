import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { existingManagerRoots } from '../locate/trust.ts';

export interface SandboxOptions {
	home: string | undefined;
	/** Shell text that prepares it. */
	setup?: string;
	/** Directories that look empty. */
	hidden?: readonly string[];
	/** A directory of installed programs that may lie in a place which the sandbox hides. */
	prefix?: string;
	/** The program is not to see that it is root. */
	ordinaryUser?: boolean;
}

const launcher = ['/usr/bin/bwrap', '/usr/local/bin/bwrap', '/bin/bwrap'];
const base = ['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/run', '--tmpfs', '/tmp'];
const walls = ['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL'];

/** The home directory is hidden but for what tool managers installed in it. */
function homeArguments({ home }: SandboxOptions): string[] {
	if (!hides(home)) return [];
	return ['--tmpfs', home, ...existingManagerRoots(home).flatMap((root) => ['--ro-bind', root, root])];
}

function hides(home: string | undefined): home is string {
	return home !== undefined && home !== '/' && existsSync(home);
}

/** The directories in which a program can leave something. */
export function writableIn({ home }: SandboxOptions): string[] {
	return ['/tmp', '/tmp/home', '/run', '/dev', '/dev/shm', ...(hides(home) ? [home] : [])];
}

/** The argv that runs `command` with no network, a read-only root, an empty home and nothing of the caller's /run and /tmp. */
export function sandboxed(command: readonly string[], options: SandboxOptions, bwrap: string): string[] {
	const prefix = options.prefix === undefined ? [] : ['--ro-bind', options.prefix, options.prefix];
	const hidden = (options.hidden ?? []).flatMap((directory) => ['--tmpfs', directory]);
	const places = [...prefix, ...hidden, '--dir', '/tmp/home', '--chdir', '/tmp'];
	const user = options.ordinaryUser ? ['--unshare-user', '--uid', '1000', '--gid', '1000'] : [];
	return [bwrap, ...base, ...homeArguments(options), ...places, ...walls, ...user, '--', ...command];
}

function succeeds(argv: readonly string[]): Promise<boolean> {
	const [program = '', ...rest] = argv;
	return new Promise((resolve) => {
		const child = spawn(program, rest, { stdio: 'ignore', env: {} });
		child.on('error', () => resolve(false));
		child.on('close', (code) => resolve(code === 0));
	});
}

/** The bubblewrap that works here, or undefined: some systems refuse it to ordinary users. */
export async function findSandbox(): Promise<string | undefined> {
	for (const bwrap of launcher.filter((path) => existsSync(path))) {
		const trial = sandboxed(['/bin/true'], { home: undefined }, bwrap);
		if (await succeeds(trial)) return bwrap;
	}
	return undefined;
}
