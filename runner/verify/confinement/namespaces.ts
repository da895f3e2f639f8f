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
export function byNamespaces(programs: UtilLinux): Confine {
	const { unshare, setpriv, setsid } = programs;
	return (command, place) => {
		const user = asUser(programs, place.ordinaryUser === true);
		const inside = [setsid, '/bin/sh', '-c', enterPlace(place), 'sh', ...user];
		return [setpriv, '--pdeathsig', 'KILL', unshare, ...walls, '--', ...inside, ...command];
	};
}

/** Root of the namespace loses all that it may; another user gets back the number that it has outside, where /proc lets that be said. */
function asUser({ unshare, setpriv }: UtilLinux, ordinaryUser: boolean): string[] {
	const own = process.getuid?.() ?? 0;
	const powerless = [setpriv, '--bounding-set=-all', '--inh-caps=-all', '--no-new-privs'];
	if (own === 0 && !ordinaryUser) return powerless;
	const [user, group] = own === 0 ? [1000, 1000] : [own, process.getgid?.() ?? own];
	const mapped = [unshare, '--user', `--map-user=${user}`, `--map-group=${group}`, setpriv, '--no-new-privs'];
	const choice = `[ ! -e /proc/self/uid_map ] || exec ${mapped.join(' ')} "$@"; exec ${powerless.join(' ')} "$@"`;
	return ['/bin/sh', '-c', choice, 'sh'];
}
