import { furtherHelp } from '../help/furtherHelp.ts';
import { nestedCommands } from '../help/commands.ts';
import { probeHelp } from '../help/probeHelp.ts';
import { plainLines } from '../help/text.ts';
import { asksForCommand, usageLines } from '../help/usage.ts';
import { manPages } from '../man/manPage.ts';
import { plainGrammar, type Grammar, type Subcommand, type Surface } from '../model/surface.ts';
import type { Adapter, Tool } from './adapter.ts';

/** What the parser library in the program's file tells of its grammar. */
function libraryGrammar({ facts }: Tool): Partial<Grammar> {
	const has = (marker: string): boolean => facts.markers.includes(marker);
	return {
		...((has('getopt_long') || has('argp')) && { abbreviations: true }),
		...(facts.interpreter === 'node' && { nodeSpellings: true }),
		...(has('go-flag') && !has('cobra') && { dashAgnostic: true }),
	};
}

/** Where a program shows no help at all, its manual is the one witness. */
function describeByManual(tool: Tool): Surface[] {
	const [page] = manPages(tool.executable, []);
	if (!page || page.flags.size < 3) return [];
	const options = [...page.flags].map((name) => ({ names: [name], value: 'unknown' as const }));
	return [
		{
			layer: 'man',
			exact: false,
			options,
			commands: [],
			commandsExact: false,
			grammar: { ...plainGrammar, ...libraryGrammar(tool) },
			mentions: [],
			text: page.file,
			probe: [],
		},
	];
}

/** Commands of two words stand in the help of the whole tool only, or stand in their own once more. */
async function nested(tool: Tool, path: readonly string[], output: string): Promise<Subcommand[]> {
	const root = await probeHelp(tool, []);
	const texts = [output, root?.output ?? ''];
	const found = texts.map((text) => nestedCommands(plainLines(text), tool.executable.name, path));
	return found.find((commands) => commands.length > 0) ?? [];
}

function commandNames({ commands }: Surface): string {
	return commands.map(({ name }) => name).join();
}

/** The surface of a `--help` text. One that only repeats the parent's says nothing of further subcommands. */
export async function describeByHelp(tool: Tool, path: readonly string[]): Promise<Surface[]> {
	const help = await probeHelp(tool, path);
	if (!help) return path.length === 0 ? describeByManual(tool) : [];
	const { surface } = help;
	const [above, ...others] = await Promise.all(
		path.map((_, at) => probeHelp(tool, path.slice(0, path.length - 1 - at))),
	);
	const grammar = { ...surface.grammar, ...libraryGrammar(tool) };
	const repeated =
		[above, ...others].some((one) => one?.output === help.output) ||
		(above !== undefined && commandNames(above.surface) === commandNames(surface));
	const commandless = surface.commands.length === 0 && asksForCommand(usageLines(plainLines(help.output)));
	const further = await furtherHelp(tool, path, help.output, commandless);
	const below =
		path.length > 0 && (repeated || surface.commands.length < 2) ? await nested(tool, path, help.output) : [];
	if (below.length > 0)
		return [{ ...surface, commands: below, grammar: { ...grammar, commandFirst: true } }, ...further];
	if (!repeated) return [{ ...surface, grammar }, ...further];
	return [{ ...surface, repeated: true, commands: [], grammar: { ...grammar, commandFirst: false } }];
}

/** Any tool with a help text. */
export const generic: Adapter = {
	name: 'help',
	suits: () => true,
	describe: (tool, path) => describeByHelp(tool, path),
};
