import { quoteWord } from '../../confinement/quoteWord.ts';

/**
 * What a shell in a sandbox does first: `setup`, then it notes what lies in the directories that can be written.
 * `ended` writes the mark with the exit code, and ends whatever the probe left running; the number of the shell's own
 * process says that it is alone with them.
 */
export function shellStart(mark: string, watched: readonly string[], setup: string): string {
	const globs = watched.flatMap((directory) => [`${quoteWord(directory)}/*`, `${quoteWord(directory)}/.[!.]*`]);
	return `exec 3>&2 2>/dev/null
look() { set -- ${globs.join(' ')}; seen="$*"; }
ended() {
	status=$?
	look
	state=used
	[ $$ -le 2 ] && { kill -9 -1; [ "$seen" = "$before" ] && state=fresh; }
	printf '${mark} %d %s\\n' $status $state >&3
	printf '${mark} %d %s\\n' $status $state
}
{ ${setup === '' ? ':' : setup}
} </dev/null >/dev/null 2>&1
look
before=$seen
`;
}

/** The line that runs an argv with stdin closed, and then says that it ended. */
export function probeLine(command: readonly string[], env: Readonly<Record<string, string>>): string {
	const variables = Object.entries(env).map(([name, value]) => `${name}=${quoteWord(value)}`);
	return `${[...variables, ...command.map(quoteWord)].join(' ')} </dev/null 2>&3 3>&-; ended\n`;
}
