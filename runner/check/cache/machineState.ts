import { statSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files that change with every installation or update of a package, and settings that decide whether a sandbox can be made. */
const witnesses = [
	'/var/lib/dpkg/status',
	'/var/lib/rpm',
	'/var/lib/rpm/rpmdb.sqlite',
	'/lib/apk/db/installed',
	'/var/lib/pacman/local',
	'/opt/homebrew/Cellar',
	'/usr/local/Cellar',
];
const settings = [
	'/proc/sys/kernel/unprivileged_userns_clone',
	'/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
	'/proc/sys/user/max_user_namespaces',
];

/** What verdicts about programs depend on besides the programs: what is on `PATH`, and what was installed when. */
export function machineState(searchPath: string): string {
	const directories = searchPath.split(path.delimiter).filter((entry) => path.isAbsolute(entry));
	const times = [...directories, ...witnesses].map((file) => `${file} ${modifiedAt(file)}`);
	return [...times, ...settings.map((file) => `${file} ${contentOf(file)}`)].join('\n');
}

function modifiedAt(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function contentOf(file: string): string {
	try {
		return readFileSync(file, 'utf8').trim();
	} catch {
		return '';
	}
}
