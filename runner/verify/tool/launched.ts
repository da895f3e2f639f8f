import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ShellCommand, ShellWord } from '../../shell/command.ts';
import { npmPrefixOf } from '../surface/locate/npmPrefix.ts';

/** How a package manager is asked to start a program of a package. */
interface Launcher {
	/** Its own words before the program's name; none where the name follows at once. */
	subcommands: readonly string[];
	/** Options before the program's name, in front of the subcommand too. */
	flags: readonly string[];
	/** A word that is none of its commands may be the program's name: `yarn eslint`. */
	bare?: boolean;
}

const shared = ['-y', '--yes', '--no', '--no-install', '-q', '--quiet', '-s', '--silent'];
const launchers: Record<string, Launcher> = {
	npx: { subcommands: [], flags: shared },
	bunx: { subcommands: [], flags: ['--bun', '--silent', '--verbose'] },
	npm: { subcommands: ['exec', 'x'], flags: [...shared, '--'] },
	pnpm: { subcommands: ['exec'], flags: ['-s', '--silent', '-w', '--workspace-root'], bare: true },
	yarn: { subcommands: ['exec', 'run'], flags: ['-s', '--silent', '--'], bare: true },
	bun: { subcommands: ['x'], flags: ['--bun'] },
};

function skipFlags(words: readonly ShellWord[], from: number, flags: readonly string[]): number {
	let at = from;
	while (flags.includes(words[at]?.text ?? '')) at += 1;
	return at;
}

/** The index of the program's name among the words of `npx …`, `npm exec …`; undefined where that is not certain. */
function programIndex(words: readonly ShellWord[]): number | undefined {
	const launcher = launchers[words[0]?.text ?? ''];
	if (!launcher) return undefined;
	const { subcommands, flags, bare } = launcher;
	const first = skipFlags(words, 1, flags);
	if (subcommands.length === 0) return first;
	const word = words[first]?.text ?? '';
	if (subcommands.includes(word)) return skipFlags(words, first + 1, flags);
	return bare && !usualScripts.has(word) ? first : undefined;
}

/** Names that projects give to scripts of their own, though packages bear them, too. */
const usualScripts = new Set(['build', 'clean', 'dev', 'docs', 'lint', 'release', 'serve', 'start', 'test', 'watch']);

/** `npx tsup --dts` as the command `tsup --dts`. One with a version, a path or another package's name is none. */
export function launchedBy(command: ShellCommand): ShellCommand | undefined {
	if (command.wrapped !== undefined) return undefined;
	const at = programIndex(command.words);
	const name = at === undefined ? undefined : command.words[at];
	if (at === undefined || !name?.known || !/^[a-z][\w-]*$/.test(name.text)) return undefined;
	return { ...command, words: command.words.slice(at) };
}

/** Whether a program of `PATH` is one of npm's global packages: only those does a package manager start as they are. */
export function isGlobalPackage(program: string | undefined): boolean {
	if (program === undefined) return false;
	try {
		return npmPrefixOf(realpathSync(program), realpathSync(dirname(program))) !== undefined;
	} catch {
		return false;
	}
}
