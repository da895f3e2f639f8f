/** A way to run bash on another machine or in a container. */
export interface Connection {
	/** As messages name it. */
	readonly name: string;
	/** Program and arguments that run a bash there whose script is their standard input; opens the connection where needed. */
	command(): Promise<readonly [string, ...string[]]>;
	/** What to look at where no shell could be started. */
	readonly hint: string;
	close(): Promise<void>;
}

/** How a bash is started there: words that every login shell takes as they are. */
export const remoteBash = ['bash', '--norc', '--noprofile', '-s'] as const;
