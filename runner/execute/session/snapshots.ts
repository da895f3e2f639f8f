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

	return {
		push(chunk) {
			const [first = '', ...more] = chunk.split('\0');
			fields.push((fields.pop() ?? '') + first, ...more);
			for (; fields.length > fieldCount; fields = fields.slice(fieldCount)) {
				if (fields[0] === exitNonce) {
					exit = fields.slice(0, fieldCount);
				} else {
					last = fields.slice(0, fieldCount);
					count++;
				}
			}
		},
		get count() {
			return count;
		},
		get last() {
			return last && toSnapshot(last);
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
