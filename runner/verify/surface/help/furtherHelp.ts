import * as z from 'zod';
import { surfaceSchema, type Surface } from '../model/surface.ts';
import type { Tool } from '../adapters/adapter.ts';
import { parseHelp } from './parseHelp.ts';
import { outputOf } from './probeHelp.ts';
import type { ProbeResult } from '../probe/run.ts';

const listed = /\blist command lists all commands\b/i;

/** What the command shows that lists all commands, where the help points to it. */
export async function listingText(tool: Tool, text: string): Promise<string> {
	return listed.test(text) ? tool.memo.get('listing', z.string(), async () => outputOf(await tool.ask(['list']))) : '';
}

/** Spellings with which help texts point to their longer forms. */
const pointers: readonly [RegExp, readonly string[]][] = [
	[/\bhelp commands\b/, ['help', 'commands']],
	[listed, ['list']],
	[/\b(?:action|command) ["'`]help["'`]/i, ['help']],
	[/--help options\b/, ['--help', 'options']],
	[/--help=verbose\b/, ['--help=verbose']],
	[/--help=all\b/, ['--help=all']],
	[/--help ["'<]?all\b|--help[ =]<[^>]*\ball\b|--help category/i, ['--help', 'all']],
	[/--help -v\b/, ['--help', '-v']],
	[/-h[ =](?:full|long)\b/, ['-h', 'full']],
	[/(?<![\w-])--help-all\b/, ['--help-all']],
	[/(?<![\w-])-hh\b/, ['-hh']],
	[/\bhelp (?:-a|--all)\b/, ['help', '-a']],
	[/(?<![\w-])--list\b.*\b(?:commands|applets)\b/i, ['--list']],
	[/(?<![\w-])--v8-options\b/, ['--v8-options']],
];

/** Node programs that exit at once lose what a pipe could not take: then a file takes it. */
async function askWhole(tool: Tool, args: readonly string[]): Promise<ProbeResult> {
	const result = await tool.ask(args);
	const cut = result.stdout.length >= pipeSize && !result.stdout.endsWith('\n');
	if (!cut || !tool.sandboxed || tool.facts.interpreter !== 'node') return result;
	const program = ['/bin/sh', '-c', '"$0" "$@" > answer; cat answer', tool.executable.path];
	return tool.ask(args, { program });
}

const pipeSize = 65_536;

async function readMore(tool: Tool, args: readonly string[], path: readonly string[]): Promise<Surface | null> {
	const result = await askWhole(tool, args);
	const surface = parseHelp(outputOf(result), result.argv, [tool.executable.name, ...path]);
	return surface.options.length + surface.commands.length > 0 ? surface : null;
}

/** `For more about build flags, see 'go help build'.` */
function topics({ executable }: Tool, path: readonly string[], text: string): string[][] {
	if (path.length === 0) return [];
	const pattern = new RegExp(`\\bsee ['"\`]?${patternOf(executable)} help ([a-z-]+)`, 'g');
	const found = [...text.matchAll(pattern)].map(([, topic = '']) => topic);
	return [...new Set(found)].slice(0, 3).map((topic) => ['help', topic]);
}

/** `Use "kubectl options" for a list of global command-line options (applies to all commands).` */
function globalOptions({ executable }: Tool, text: string): string[][] {
	const pattern = new RegExp(
		`["'\`]${patternOf(executable)} ([a-z-]+)["'\`] (?:for|to see|to list)\\b.*\\bglobal\\b.*\\boptions\\b`,
		'i',
	);
	const [, command] = pattern.exec(text) ?? [];
	return command === undefined ? [] : [[command]];
}

/** Its name in a pattern: there are programs like `c++` and `[`. */
function patternOf({ name }: Tool['executable']): string {
	return name.replace(/[^\w]/g, '\\$&');
}

/** `Type "hledger" to list available commands.` */
function saysNothingLists({ executable }: Tool, text: string): boolean {
	const name = executable.name.replace(/[^\w]/g, '\\$&');
	return new RegExp(
		`\\b(?:type|run|use) ["'\`]${name}["'\`] (?:to|for) (?:list|see|show)\\b.{0,30}\\bcommands\\b`,
		'i',
	).test(text);
}

function optionsOnly(surface: Surface): Surface {
	return { ...surface, commands: [], grammar: { ...surface.grammar, commandFirst: false } };
}

/**
 * The longer help that a help text itself points to: `--help all`, `help commands`. `commandless`: its usage asks for a
 * command and it names none, which `help` may do.
 */
export async function furtherHelp(
	tool: Tool,
	path: readonly string[],
	text: string,
	commandless = false,
): Promise<Surface[]> {
	const longer = pointers.filter(([pattern]) => pattern.test(text)).slice(0, 2);
	const unnamed = path.length === 0 && commandless ? [['help']] : [];
	const wanted = [
		...unnamed,
		...longer.map(([, args]) => [...path, ...args]),
		...globalOptions(tool, text),
		...(path.length === 0 && saysNothingLists(tool, text) ? [[]] : []),
		...topics(tool, path, text),
	];
	const surfaces = await Promise.all(
		wanted.map((args) =>
			tool.memo.get(`more ${JSON.stringify([path, args])}`, surfaceSchema.nullable(), () => readMore(tool, args, path)),
		),
	);
	const read = surfaces.filter((surface) => surface !== null);
	return path.length === 0 ? read : read.map(optionsOnly);
}
