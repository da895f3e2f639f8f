import { confinedHome } from './place.ts';
import type { Confine } from './place.ts';

const base = ['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/run', '--tmpfs', '/tmp'];
/** What root may write in /proc without any capability. */
const settings = ['sys', 'sysrq-trigger', 'irq', 'bus'].flatMap((name) => {
	const file = `/proc/${name}`;
	return ['--ro-bind-try', file, file];
});
const walls = ['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL'];

/** Confines by the bubblewrap at a path. */
export function byBubblewrap(bwrap: string): Confine {
	return (command, { hidden = [], shown = [], directory = '/tmp', ordinaryUser = false }) => {
		const places = [
			...hidden.flatMap((one) => ['--tmpfs', one]),
			...shown.flatMap((one) => ['--ro-bind', one, one]),
			'--dir',
			confinedHome,
			'--chdir',
			directory,
		];
		const user = ordinaryUser ? ['--unshare-user', '--uid', '1000', '--gid', '1000'] : [];
		return [bwrap, ...base, ...settings, ...places, ...walls, ...user, '--', ...command];
	};
}
