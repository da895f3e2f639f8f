import type { Adapter, Manner } from './adapter.ts';
import { describeByHelp } from './generic.ts';
import { describeByListing } from './listing.ts';

interface Row {
	names: readonly string[];
	manner: Partial<Manner>;
}

/** Tools that are read by their help like any other but asked in a way of their own. */
const rows: readonly Row[] = [
	// Compilers refuse unknown options by name, and do nothing without an input file.
	{ names: ['gcc', 'g++', 'cc', 'c++', 'clang', 'clang++'], manner: { suffixes: ['--help'], ending: 'sentinel' } },
	// Go's own command parses the flags of each subcommand with Go's flag package.
	{ names: ['go'], manner: { suffixes: ['-h', '--help'], ending: 'sentinel' } },
	// Package managers that run the project's own scripts by their bare names.
	{ names: ['yarn', 'yarnpkg', 'pnpm', 'bun', 'deno'], manner: { openCommands: true } },
	// The commands of tmux are shown by a command of its own, which starts a server inside the sandbox.
	{ names: ['tmux'], manner: { listing: ['start-server', ';', 'list-commands'] } },
];

export const table: Adapter = {
	name: 'table',
	suits: ({ executable }) => rows.some(({ names }) => names.includes(executable.name)),
	manner: ({ executable }) => rows.find(({ names }) => names.includes(executable.name))?.manner ?? {},
	async describe(tool, path) {
		const { listing } = tool.manner;
		const listed = listing ? await describeByListing(tool, listing, path) : [];
		return path.length > 0 && listed.length > 0 ? listed : [...listed, ...(await describeByHelp(tool, path))];
	},
};
