import * as z from 'zod';
import { parseHelp } from '../../help/parseHelp.ts';
import type { Surface } from '../../model/surface.ts';
import type { Adapter, Tool } from '../adapter.ts';
import { describeByHelp } from '../generic.ts';
import { interpreterArgs } from '../interpreter.ts';
import { parserHook } from './hook.ts';
import { recordedSchema, type ParserTree, type Recorded } from '../parserTree/parsers.ts';
import { askTogether } from './together.ts';
import { findSubtree, treeSurface } from '../parserTree/treeSurface.ts';

const mark = '\u001E';

function readRecord(stdout: string): Recorded {
	const [, json = '[]'] = stdout.split(mark);
	return recordedSchema.parse(JSON.parse(json));
}

const answerSchema = z.object({
	recorded: recordedSchema,
	/** `stop`: the script prints its help by itself, so that its parser was read where it starts to parse. */
	mode: z.enum(['help', 'stop']),
	probe: z.array(z.string()),
});
type Answer = z.infer<typeof answerSchema>;

async function runHook(tool: Tool, mode: 'help' | 'stop', args: readonly string[]): Promise<Answer> {
	const program = [...interpreterArgs(tool), '-c', parserHook, mode, tool.executable.realPath];
	const { stdout, argv } = await tool.ask(args, { program });
	try {
		return { recorded: readRecord(stdout), mode, probe: argv };
	} catch {
		return { recorded: [], mode, probe: argv };
	}
}

/** Starts the script for its help and records the parsers that it builds. */
function record(tool: Tool, path: readonly string[], whole?: Answer): Promise<Answer> {
	return tool.memo.get(`python ${JSON.stringify(path)}`, answerSchema, async () => {
		const together = whole && lastDocument(whole) !== undefined ? await askTogether(tool, path) : undefined;
		if (together) return { recorded: together, mode: 'help', probe: [tool.executable.name, ...path, '--help'] };
		const byHelp = await runHook(tool, 'help', [...path, '--help']);
		return byHelp.recorded.length > 0 || path.length > 0 ? byHelp : runHook(tool, 'stop', []);
	});
}

function docoptSurface(text: string, probe: readonly string[]): Surface {
	const surface = parseHelp(text, probe);
	const grammar = { ...surface.grammar, abbreviations: true };
	return { ...surface, layer: 'docopt', exact: surface.options.length > 0, grammar };
}

function surfacesOf({ recorded, probe }: Answer, path: readonly string[]): Surface[] {
	const trees = recorded.flatMap((item) => (item.library === 'docopt' ? [] : [item]));
	const main = trees.findLast(({ parser }) => parser.help) ?? trees.at(-1);
	if (main && main.library !== 'optparse') {
		const tree = findSubtree(main.parser, path);
		const early = trees.filter((item) => item !== main && item.library === 'argparse' && !item.parser.help);
		const surfaces = [...(tree ? [tree] : []), ...early.map(({ parser }) => ({ ...parser, strict: false }))];
		const strict = main.parser.strict;
		const heard = surfaces.map((parser) => ({ ...parser, strict: strict && parser.strict }));
		return tree ? heard.map((parser) => treeSurface(parser, main.library, `its ${main.library} parser`, probe)) : [];
	}
	return main ? [treeSurface(main.parser, main.library, 'its optparse parser', probe)] : [];
}

function lastDocument({ recorded }: Answer): string | undefined {
	return recorded.flatMap((item) => (item.library === 'docopt' ? [item.text] : [])).at(-1);
}

/** Parsers that stand for one command only: optparse, and docopt's help texts. */
async function describePath(tool: Tool, path: readonly string[], whole: Answer): Promise<Surface[]> {
	const answer = path.length === 0 ? whole : await record(tool, path, whole);
	const document = lastDocument(answer);
	const repeated = path.length > 0 && document === lastDocument(whole);
	if (document !== undefined && !repeated) return [docoptSurface(document, answer.probe)];
	const parsers = answer.recorded.filter(({ library }) => library === 'optparse').length;
	if (parsers <= path.length) return [];
	const help = await describeByHelp(tool, path);
	const group = help.some(({ commands }) => commands.length > 1);
	const own = surfacesOf(answer, path).map((surface) =>
		group ? { ...surface, grammar: { ...surface.grammar, stopsAtOperand: false } } : surface,
	);
	return [...own, ...help];
}

/** The parser that a command builds for itself, after the script's main parser has read the command's name. */
function secondParser({ recorded, probe }: Answer, path: readonly string[]): Surface[] {
	const trees = recorded.flatMap((item) => (item.library === 'argparse' && item.parser.help ? [item.parser] : []));
	const own = trees.slice(path.length).at(-1);
	return own ? [treeSurface(own, 'argparse', 'its argparse parser', probe)] : [];
}

/** A script with a help of its own takes its command's name off the arguments before it parses them. */
function withOwnCommands(parsers: readonly Surface[], help: readonly Surface[]): Surface[] {
	if (!help.some(({ commands }) => commands.length > 0)) return [...parsers];
	const open = parsers.map(({ operands: _operands, ...surface }) => surface);
	return [...open, ...help.map((surface) => ({ ...surface, options: [] }))];
}

/** The parser that reads the whole command line, if it is one that knows its commands. */
function mainTree({ recorded }: Answer): ParserTree | undefined {
	const trees = recorded.flatMap((item) =>
		item.library === 'argparse' || item.library === 'click' ? [item.parser] : [],
	);
	return trees.findLast(({ help }) => help) ?? trees.at(-1);
}

/** A command's part of the main parser. One with no options may be filled, or followed by another, when it is called. */
async function describeCommand(
	tool: Tool,
	path: readonly string[],
	whole: Answer,
	main: ParserTree,
): Promise<Surface[]> {
	const found = surfacesOf(whole, path);
	const tree = findSubtree(main, path);
	const bare = tree !== undefined && tree.commands.length === 0 && tree.actions.length <= 1;
	if (!bare && found.some(({ exact }) => exact)) return found;
	const called = await record(tool, path);
	const filled = bare ? surfacesOf(called, path) : found;
	return [...(filled.length > 0 ? filled : found), ...(main.strict ? [] : secondParser(called, path))];
}

/** Programs in Python: their own parser objects, read while they print their help. */
export const python: Adapter = {
	name: 'python',
	suits: ({ facts, sandboxed }) => sandboxed && /^python[\d.]*$/.test(facts.interpreter ?? ''),
	async describe(tool, path) {
		const whole = await record(tool, []);
		const tree = mainTree(whole);
		if (!tree) {
			const found = await describePath(tool, path, whole);
			return found.length > 0 ? found : describeByHelp(tool, path);
		}
		const ownCommands = whole.mode === 'stop' || (tree.commands.length === 0 && !tree.strict);
		if (whole.mode === 'stop' || (ownCommands && path.length === 0))
			return withOwnCommands(surfacesOf(whole, []), await describeByHelp(tool, path));
		const found = path.length > 0 ? await describeCommand(tool, path, whole, tree) : surfacesOf(whole, []);
		return found.length > 0 ? found : describeByHelp(tool, path);
	},
};
