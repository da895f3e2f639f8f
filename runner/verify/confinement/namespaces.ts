import { enterPlace } from './enterPlace.ts';
import type { Confine } from './place.ts';

/** Programs of util-linux, which nearly every Linux has. */
export interface UtilLinux {
	unshare: string;
	setpriv: string;
	/** Without it a program could type into the terminal of the caller. */
	setsid: string;
}

const walls = '--user --map-root-user --mount --net --pid --ipc --uts --fork --kill-child'.split(' ');

/** Confines by namespaces that util-linux makes; slower than bubblewrap by some dozen mounts. */
export function byNamespaces({ unshare, setpriv, setsid }: UtilLinux): Confine {
	return (command, place) => {
		const user = asUser(unshare, setpriv, place.ordinaryUser === true);
		const inside = [setsid, '/bin/sh', '-c', enterPlace(place), 'sh', ...user];
		return [setpriv, '--pdeathsig', 'KILL', unshare, ...walls, '--', ...inside, ...command];
	};
}

/** Root of the namespace loses all that it may; another user gets back the number that it has outside. */
function asUser(unshare: string, setpriv: string, ordinaryUser: boolean): string[] {
	const own = process.getuid?.() ?? 0;
	if (own === 0 && !ordinaryUser) return [setpriv, '--bounding-set=-all', '--inh-caps=-all', '--no-new-privs'];
	const [user, group] = own === 0 ? [1000, 1000] : [own, process.getgid?.() ?? own];
	return [unshare, '--user', `--map-user=${user}`, `--map-group=${group}`, setpriv, '--no-new-privs'];
}
