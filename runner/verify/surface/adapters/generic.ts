import { furtherHelp, listingText } from '../help/furtherHelp.ts';
import { nestedCommands } from '../help/commands.ts';
import { probeHelp, type Help } from '../help/probeHelp.ts';
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
	const texts = [output, root?.output ?? '', await listingText(tool, root?.output ?? '')];
	const found = texts.map((text) => nestedCommands(plainLines(text), tool.executable.name, path));
	return found.find((commands) => commands.length > 0) ?? [];
}

/** `env info`, `env use` in the tool's list, and nothing of `env` itself. */
async function describeGroup(tool: Tool, path: readonly string[]): Promise<Surface[]> {
	const commands = await nested(tool, path, '');
	if (commands.length === 0) return [];
	const grammar = { ...plainGrammar, commandFirst: true };
	const text = commands.map(({ name }) => [...path, name].join(' ')).join(', ');
	return [
		{
			layer: 'help',
			exact: false,
			options: [],
			commands,
			commandsExact: false,
			grammar,
			mentions: [],
			text,
			probe: [],
		},
	];
}

/** A subcommand whose help lists all commands of the one above has none of its own. */
function repeats({ commands }: Surface, above: Surface): boolean {
	const names = new Set(commands.map(({ name }) => name));
	return commands.length === 0
		? above.commands.length === 0
		: above.commands.length > 0 && above.commands.every(({ name }) => names.has(name));
}

const promise = /--help=verbose['"`]? to see all available (?:commands and )?options\b/;

/** A longer text that shows all options, as the shorter one promises, is the tool's whole list. */
function wholeList(further: readonly Surface[], { surface, output }: Help): readonly Surface[] {
	const known = surface.options.flatMap(({ names }) => names);
	if (!promise.test(output)) return further;
	return further.map((longer) => {
		const told = new Set(longer.options.flatMap(({ names }) => names));
		const whole = longer.options.length > surface.options.length && known.every((name) => told.has(name));
		return whole ? { ...longer, exact: true, grammar: { ...longer.grammar, nodeSpellings: true } } : longer;
	});
}

/** A text that does not show all is complete together with the longer one that it points to. */
function completed(surface: Surface, further: readonly Surface[]): Surface {
	const { partial: _partial, ...whole } = surface;
	return further.some(({ options, partial }) => !partial && options.length > surface.options.length) ? whole : surface;
}

/** The surface of a `--help` text. One that only repeats the parent's says nothing of further subcommands. */
export async function describeByHelp(tool: Tool, path: readonly string[]): Promise<Surface[]> {
	const help = await probeHelp(tool, path);
	if (!help) return path.length === 0 ? describeByManual(tool) : describeGroup(tool, path);
	const { surface } = help;
	const [above, ...others] = await Promise.all(
		path.map((_, at) => probeHelp(tool, path.slice(0, path.length - 1 - at))),
	);
	const grammar = { ...surface.grammar, ...libraryGrammar(tool) };
	const repeated =
		[above, ...others].some((one) => one?.output === help.output) ||
		(above !== undefined && repeats(surface, above.surface));
	const commandless = surface.commands.length === 0 && asksForCommand(usageLines(plainLines(help.output)));
	const further = wholeList(await furtherHelp(tool, path, help.output, commandless), help);
	const below =
		path.length > 0 && (repeated || surface.commands.length < 2) ? await nested(tool, path, help.output) : [];
	if (below.length > 0)
		return [{ ...surface, commands: below, grammar: { ...grammar, commandFirst: true } }, ...further];
	if (!repeated) return [{ ...completed(surface, further), grammar }, ...further];
	return [{ ...surface, repeated: true, commands: [], grammar: { ...grammar, commandFirst: false } }];
}

/** Any tool with a help text. */
export const generic: Adapter = {
	name: 'help',
	suits: () => true,
	describe: (tool, path) => describeByHelp(tool, path),
};
