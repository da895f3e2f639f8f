/** What a confined program sees: no network, the machine's files unchangeable, nothing of the caller's /run and /tmp. */
export interface Place {
	/** Further directories that look empty. */
	hidden?: readonly string[];
	/** Directories that are seen although they may lie in a hidden one. */
	shown?: readonly string[];
	/** Where it starts; `/tmp` otherwise. */
	directory?: string;
	/** The program is not to see that it is root. */
	ordinaryUser?: boolean;
}

/** Makes the argv that runs another one in a place. */
export type Confine = (command: readonly string[], place: Place) => string[];

/** The home directory of a confined program. */
export const confinedHome = '/tmp/home';

/** The directories in which a confined program can leave something. */
export function writableIn({ hidden = [] }: Place): string[] {
	return ['/tmp', confinedHome, '/run', '/dev', '/dev/shm', ...hidden];
}
