import * as z from 'zod';
import { plainGrammar, type Surface } from '../../model/surface.ts';
import type { Adapter, Tool } from '../adapter.ts';
import { describeByHelp } from '../generic.ts';
import { recordedInNodeSchema, type ParserTree, type RecordedInNode } from '../parserTree/parsers.ts';
import { findSubtree, treeSurface } from '../parserTree/treeSurface.ts';
import { interpreterArgs } from '../interpreter.ts';
import { parserHook } from './hook.ts';

const mark = '\u001E';

const answerSchema = z.object({ recorded: recordedInNodeSchema.nullable(), probe: z.array(z.string()) });
type Answer = z.infer<typeof answerSchema>;

function readRecord(stdout: string): RecordedInNode | null {
	const json = stdout.split(mark).at(-2);
	return json === undefined ? null : recordedInNodeSchema.parse(JSON.parse(json));
}

/** Starts the script for the help of a command and records the parser that it builds. */
function record(tool: Tool, path: readonly string[]): Promise<Answer> {
	return tool.memo.get(`node ${JSON.stringify(path)}`, answerSchema, async () => {
		const program = [...interpreterArgs(tool), '-e', parserHook, tool.executable.realPath];
		const { stdout, argv } = await tool.ask([...path, '--help'], { program });
		try {
			return { recorded: readRecord(stdout), probe: argv };
		} catch {
			return { recorded: null, probe: argv };
		}
	});
}

interface Found {
	tree: ParserTree;
	answer: Answer;
}

/** yargs and util.parseArgs know the command that was asked for only; the others know all of theirs. */
async function findParser(tool: Tool, path: readonly string[]): Promise<Found | undefined> {
	const whole = await record(tool, []);
	const { library, parser } = whole.recorded ?? {};
	const complete = parser?.strict === true && (library === 'commander' || library === 'cac');
	const answer = path.length === 0 || complete ? whole : await record(tool, path);
	if (!answer.recorded) return undefined;
	const own = answer.recorded.library === 'yargs' || answer.recorded.library === 'parseArgs';
	const tree = own ? answer.recorded.parser : findSubtree(answer.recorded.parser, path);
	return tree && { tree, answer };
}

/** Commands that a script takes off its arguments before it parses them stand in its help only. */
async function withHelp(tool: Tool, path: readonly string[], own: Surface): Promise<Surface[]> {
	const help = await describeByHelp(tool, path);
	return [
		own,
		...help.map((surface) => ({
			...surface,
			options: [],
			grammar: { ...plainGrammar, commandFirst: surface.grammar.commandFirst },
		})),
	];
}

/** A program whose parser takes unknown options, as its author asked for, and no commands: they belong to what it runs. */
async function describeLoose(tool: Tool, path: readonly string[], { tree, answer }: Found): Promise<Surface[]> {
	const surfaces = await describeByHelp(tool, path);
	const asked = answer.recorded?.library === 'cac' || answer.recorded?.library === 'commander';
	if (!asked || path.length > 0 || tree.commands.length > 0) return surfaces;
	return surfaces.map((surface) => ({ ...surface, grammar: { ...surface.grammar, stopsAtOperand: true } }));
}

/** Programs in Node: the parser that commander, yargs, cac or util.parseArgs runs, where it refuses what it does not know. */
export const node: Adapter = {
	name: 'node',
	suits: ({ facts, sandboxed }) => sandboxed && facts.interpreter === 'node',
	async describe(tool, path) {
		const found = await findParser(tool, path);
		if (!found) return describeByHelp(tool, path);
		if (!found.tree.strict) return describeLoose(tool, path, found);
		const library = found.answer.recorded?.library ?? 'parser';
		const surface = treeSurface(found.tree, library, `its ${library} parser`, found.answer.probe);
		return library === 'parseArgs' ? withHelp(tool, path, surface) : [surface];
	},
};
