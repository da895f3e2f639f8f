import { quoteWord } from './quoteWord.ts';
import { confinedHome } from './place.ts';
import type { Place } from './place.ts';

/** What is shown and the devices are held here until what hides them is there. */
const held = '/run/.held';

const start = String.raw`set -e
search=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin
umask 022
empty() { mkdir -p "$1" && mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$1"; }

# What lies under these is hidden in any case.
covered() {
	for root in /run /tmp /dev /proc /sys; do
		case $1 in "$root" | "$root"/*) return 0 ;; esac
	done
	return 1
}
mounts=$(cat /proc/self/mountinfo)
while read -r _ _ _ _ place options _; do
	case $options in ro | ro,*) continue ;; esac
	if covered "$place"; then continue; fi
	# Spaces and the like are written as octal numbers, which this printf wants with a zero in front.
	place=$(printf %b. "$(printf %s "$place" | sed 's/\\/\\0/g')")
	place=${'$'}{place%.}
	# What is no mount here lies below another; anything else that stays changeable is the end.
	mount -o "remount,bind,ro,${'$'}{options#rw,}" "$place" || if mountpoint -q "$place"; then exit 1; fi
done <<MOUNTS
$mounts
MOUNTS

empty /run
mkdir ${held}
devices=
for name in null zero full random urandom tty; do
	[ -e "/dev/$name" ] || continue
	devices="$devices $name"
	: >"${held}/$name"
	mount --bind "/dev/$name" "${held}/$name"
done
`;

const devices = String.raw`
empty /dev
for name in $devices; do
	: >"/dev/$name"
	mount --move "${held}/$name" "/dev/$name"
	rm "${held}/$name"
done
mkdir /dev/shm /dev/pts
ln -s /proc/self/fd /dev/fd
for name in stdin:0 stdout:1 stderr:2; do ln -s "/proc/self/fd/${'$'}{name#*:}" "/dev/${'$'}{name%:*}"; done
`;

/**
 * Shell text for root of new namespaces: makes every mount unchangeable, hides what is to be hidden behind empty directories, and
 * starts the command in its arguments; ends with an error where the machine refuses one of these.
 */
export function enterPlace({ hidden = [], shown = [], directory = '/tmp' }: Place): string {
	const kept = shown.map((place, index) => ({ place: quoteWord(place), at: `${held}/${index}` }));
	return [
		start,
		...kept.map(({ place, at }) => `mkdir ${at}; mount --rbind ${place} ${at}`),
		...['/tmp', ...hidden].map((place) => `empty ${quoteWord(place)}`),
		devices,
		...kept.map(({ place, at }) => `mkdir -p ${place}; mount --move ${at} ${place}; rmdir ${at}`),
		`rmdir ${held}`,
		'mount -t tmpfs -o ro tmpfs /sys',
		// A container whose /proc is masked in parts refuses a new one, and the old one leads out of this place.
		'mount -t proc -o nosuid,nodev,noexec proc /proc 2>/dev/null || mount -t tmpfs -o ro tmpfs /proc',
		'for name in sys sysrq-trigger irq bus; do [ ! -e /proc/$name ] || mount -o bind,ro /proc/$name /proc/$name; done',
		`mkdir -p ${confinedHome}`,
		`cd ${quoteWord(directory)}`,
		'unset OLDPWD',
		'PATH=$search',
		'exec "$@"',
	].join('\n');
}
