/** The lasting state of a shell, in bash's own words; Latin-1, one character a byte. */
export interface Snapshot {
	umask: string;
	cwd: string;
	/** `declare -p`. */
	variables: string;
	/** `declare -f`, `declare -Fx` and `alias -p`. */
	definitions: string;
}

/** The snapshots after commands: how many there were, and the last; and the one that the EXIT trap made. */
export interface SnapshotReader {
	/** `chunk` is Latin-1 text, one character a byte. */
	push(chunk: string): void;
	readonly count: number;
	readonly last: Snapshot | undefined;
	readonly exit: Snapshot | undefined;
}

/** Reads snapshots: mark, umask and directory, variables, definitions, each ended by a NUL. */
export function createSnapshotReader(exitNonce: string): SnapshotReader {
	const fieldCount = 4;
	let fields: string[] = [''];
	let last: string[] | undefined;
	let exit: string[] | undefined;
	let count = 0;
	/** The text of the last snapshot, where it came in one piece. */
	let whole: string | undefined;
	let snapshot: Snapshot | undefined;
	const isBetween = (): boolean => fields.length === 1 && fields[0] === '';

	return {
		push(chunk) {
			const wasBetween = isBetween();
			// Most commands change nothing of what a shell says of itself.
			if (wasBetween && chunk === whole) {
				count++;
				return;
			}
			const [first = '', ...more] = chunk.split('\0');
			fields.push((fields.pop() ?? '') + first, ...more);
			for (; fields.length > fieldCount; fields = fields.slice(fieldCount)) {
				if (fields[0] === exitNonce) {
					exit = fields.slice(0, fieldCount);
				} else {
					last = fields.slice(0, fieldCount);
					snapshot = toSnapshot(last);
					count++;
				}
			}
			whole = wasBetween && isBetween() && chunk === last?.concat('').join('\0') ? chunk : undefined;
		},
		get count() {
			return count;
		},
		get last() {
			return snapshot;
		},
		get exit() {
			return exit && toSnapshot(exit);
		},
	};
}

function toSnapshot([, place = '', variables = '', definitions = '']: string[]): Snapshot {
	const separator = place.indexOf('\n');
	return {
		umask: place.slice(0, separator),
		cwd: Buffer.from(place.slice(separator + 1, -1), 'latin1').toString('utf8'),
		variables,
		definitions,
	};
}
