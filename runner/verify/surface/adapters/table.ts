import type { Surface } from '../model/surface.ts';
import type { Adapter, Manner, Tool } from './adapter.ts';
import { describeByHelp } from './generic.ts';
import { describeByListing } from './listing.ts';

interface Row {
	names: readonly string[];
	manner: Partial<Manner>;
	/** Commands whose operand is another program: what follows it is that program's. */
	starters?: readonly string[];
}

/** Tools that are read by their help like any other but asked in a way of their own. */
const rows: readonly Row[] = [
	// Compilers refuse unknown options by name, and do nothing without an input file.
	{ names: ['gcc', 'g++', 'cc', 'c++', 'clang', 'clang++'], manner: { suffixes: ['--help'], ending: 'sentinel' } },
	// Go's own command parses the flags of each subcommand with Go's flag package.
	{ names: ['go'], manner: { suffixes: ['-h', '--help'], ending: 'sentinel' } },
	// Package managers that run the project's own scripts by their bare names.
	{
		names: ['yarn', 'yarnpkg', 'pnpm', 'bun', 'deno'],
		manner: { openCommands: true },
		starters: ['exec', 'dlx', 'x', 'run', 'create'],
	},
	// The commands of tmux are shown by a command of its own, which starts a server inside the sandbox.
	{ names: ['tmux'], manner: { listing: ['start-server', ';', 'list-commands'] } },
];

function handingOn({ executable }: Tool, path: readonly string[], surfaces: Surface[]): Surface[] {
	const row = rows.find(({ names }) => names.includes(executable.name));
	if (!row?.starters?.includes(path[0] ?? '')) return surfaces;
	return surfaces.map((surface) => ({ ...surface, grammar: { ...surface.grammar, stopsAtOperand: true } }));
}

export const table: Adapter = {
	name: 'table',
	suits: ({ executable }) => rows.some(({ names }) => names.includes(executable.name)),
	manner: ({ executable }) => rows.find(({ names }) => names.includes(executable.name))?.manner ?? {},
	async describe(tool, path) {
		const { listing } = tool.manner;
		const listed = listing ? await describeByListing(tool, listing, path) : [];
		if (path.length > 0 && listed.length > 0) return listed;
		return [...listed, ...handingOn(tool, path, await describeByHelp(tool, path))];
	},
};
