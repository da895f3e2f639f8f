import * as z from 'zod';
import { probeHelp } from '../../help/probeHelp.ts';
import { parseHelp } from '../../help/parseHelp.ts';
import { surfaceSchema, type Surface } from '../../model/surface.ts';
import type { Adapter, Judgement, Tool } from '../adapter.ts';
import { describeByHelp } from '../generic.ts';
import { judgeFlags } from './judge.ts';
import { judgeKind } from './kinds.ts';

/** Some builds keep the flags of every command on a page of their own: `Use "kubectl options"`. */
async function globalFlags(tool: Tool): Promise<Surface[]> {
	const help = await probeHelp(tool, []);
	if (!/\boptions" for a list of global/.test(help?.output ?? '')) return [];
	const surface = await tool.memo.get('cobra options', surfaceSchema, async () => {
		const { stdout, argv } = await tool.ask(['options']);
		return parseHelp(stdout, argv);
	});
	return [{ ...surface, commands: [], grammar: { ...surface.grammar, commandFirst: false } }];
}

const listSchema = z.object({ commands: z.array(z.string()), probe: z.array(z.string()) });

/** Commands that the completion lists and the help forgets. */
async function completedCommands(tool: Tool, path: readonly string[], known: readonly Surface[]): Promise<Surface[]> {
	const [first] = known;
	const unlisted = first !== undefined && path.length === 0 && first.commands.length === 0;
	if (!first || (first.commands.length === 0 && !unlisted)) return [];
	const { commands, probe } = await tool.memo.get(`cobra list ${JSON.stringify(path)}`, listSchema, async () => {
		const { stdout, argv } = await tool.ask(['__complete', ...path, '']);
		const names = stdout
			.split('\n')
			.flatMap((line) => (unlisted ? /^([a-z][\w-]*)(?:\t|$)/ : /^([a-z][\w-]*)\t/).exec(line)?.[1] ?? []);
		return { commands: names, probe: argv };
	});
	return [
		{
			...first,
			layer: 'completion',
			options: [],
			mentions: [],
			grammar: { ...first.grammar, commandFirst: first.grammar.commandFirst || (unlisted && commands.length >= 3) },
			commands: commands.map((name) => ({ name, aliases: [] })),
			probe,
		},
	];
}

/** Where the help lists every flag and all values are free text the parser has nothing to add. */
const unasked: Judgement = { problems: [], settled: [] };

/** Programs built with Cobra (kubectl, docker, gh, helm, …): their `__complete` runs the real flag parser. */
export const cobra: Adapter = {
	name: 'cobra',
	suits: ({ facts, sandboxed }) => sandboxed && facts.markers.includes('cobra'),
	async describe(tool, path) {
		const help = await describeByHelp(tool, path);
		const global = path.length === 0 ? await globalFlags(tool) : [];
		return [...help, ...(await completedCommands(tool, path, help)), ...global];
	},
	async judge(tool, reading, words) {
		if (reading.findings.some(({ type }) => type === 'unknown-subcommand')) {
			return { problems: [], settled: ['unknown-flag', 'bad-value', 'missing-value'] };
		}
		const plain = reading.findings.length === 0 && reading.typedValues === 0;
		const flags = plain ? unasked : await judgeFlags(tool, reading, words);
		const kinds = flags.problems.length > 0 ? [] : await judgeKind(tool, reading);
		return { ...flags, problems: [...flags.problems, ...kinds] };
	},
};
