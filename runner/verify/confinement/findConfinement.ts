import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { byBubblewrap } from './bubblewrap.ts';
import { byNamespaces } from './namespaces.ts';
import type { Confine } from './place.ts';

const launchers = ['/usr/bin/bwrap', '/usr/local/bin/bwrap', '/bin/bwrap'];
const utilLinux = { unshare: '/usr/bin/unshare', setpriv: '/usr/bin/setpriv', setsid: '/usr/bin/setsid' };

let found: { confine: Confine | undefined } | undefined;

/** What confines programs on this machine; nothing does where the system refuses namespaces, as in most containers. */
export function findConfinement(): Confine | undefined {
	found ??= { confine: [...launchers.filter(isThere).map(byBubblewrap), ...namespaces()].find(works) };
	return found.confine;
}

function namespaces(): Confine[] {
	return Object.values(utilLinux).every(isThere) ? [byNamespaces(utilLinux)] : [];
}

function isThere(file: string): boolean {
	return existsSync(file);
}

function works(confine: Confine): boolean {
	const [program = '', ...rest] = confine(['/bin/true'], {});
	return spawnSync(program, rest, { stdio: 'ignore', env: {}, timeout: 5000, killSignal: 'SIGKILL' }).status === 0;
}
