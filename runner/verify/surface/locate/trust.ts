import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { npmPrefixOf } from './npmPrefix.ts';

/** Where programs may come from, and where they never may. */
export interface TrustPolicy {
	searchPath: string;
	home: string | undefined;
	/** Directories whose files are never executed: the workspace. */
	forbidden: readonly string[];
}

const systemRoots = [
	'/usr',
	'/bin',
	'/sbin',
	'/lib',
	'/lib64',
	'/opt',
	'/snap',
	'/nix/store',
	'/gnu/store',
	'/home/linuxbrew',
];

/** Folders below the home directory in which tool managers keep what they installed. */
const managerRoots = [
	'.cargo',
	'.rustup',
	'.pyenv',
	'.rbenv',
	'.nvm',
	'.volta',
	'.asdf',
	'.fnm',
	'.local/bin',
	'.local/lib',
	'.local/share',
	'.local/pipx',
	'.npm-global',
	'.deno',
	'.bun',
	'.krew',
	'.dotnet',
	'.sdkman',
	'go/bin',
	'google-cloud-sdk',
];

function isWithin(path: string, directory: string): boolean {
	return path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep);
}

function realOrSame(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}

/** The tool managers' folders that are there, none inside another. */
export function existingManagerRoots(home: string): string[] {
	return managerRoots.map((root) => join(home, root)).filter((path) => existsSync(path));
}

/** The tool manager's folder that holds `path`, if one does. */
function managerRootOf(path: string, home: string | undefined): string | undefined {
	if (home === undefined) return undefined;
	return managerRoots.map((root) => join(home, root)).find((root) => isWithin(path, root));
}

/** Below that are the accounts that packages make for their own programs. */
const firstPerson = 1000;

function writableByOthers(path: string): boolean {
	const { mode, uid } = statSync(path);
	const sticky = (mode & 0o1000) !== 0;
	const foreign = uid >= firstPerson && uid !== process.getuid?.();
	return foreign || ((mode & 0o002) !== 0 && !sticky);
}

/** A session that starts in `/` or in the home directory has no workspace to keep apart. */
function holdsTools(root: string, home: string | undefined): boolean {
	return [...systemRoots, ...(home === undefined ? [] : [home])].some((path) => isWithin(path, root));
}

/** Why a program must not be probed, or undefined where it may. */
export function isTrusted(realPath: string, directory: string, policy: TrustPolicy): string | undefined {
	const roots = policy.forbidden.map(realOrSame).filter((root) => !holdsTools(root, policy.home));
	const inside = [realPath, realOrSame(directory)].find((path) => roots.some((root) => isWithin(path, root)));
	if (inside !== undefined) return `${inside} lies inside the workspace`;
	const known =
		systemRoots.some((root) => isWithin(realPath, root)) ||
		managerRootOf(realPath, policy.home) !== undefined ||
		npmPrefixOf(realPath, realOrSame(directory)) !== undefined;
	if (!known) return `${realPath} belongs to no package manager`;
	if (writableByOthers(realPath) || writableByOthers(dirname(realPath)) || lstatSync(realPath).isSymbolicLink()) {
		return `${realPath} can be changed by other users`;
	}
	return undefined;
}
