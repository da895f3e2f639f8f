import { probeHelp } from '../../help/probeHelp.ts';
import { parseHelp } from '../../help/parseHelp.ts';
import { surfaceSchema, type Surface } from '../../model/surface.ts';
import type { Adapter, Judgement, Tool } from '../adapter.ts';
import { describeByHelp } from '../generic.ts';
import { completedCommands, completes } from './completion.ts';
import { askDocker } from './docker.ts';
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

/** Where the help lists every flag and all values are free text the parser has nothing to add. */
const unasked: Judgement = { problems: [], settled: [] };

/** Programs built with Cobra (kubectl, docker, gh, helm, …): their `__complete` runs the real flag parser. */
export const cobra: Adapter = {
	name: 'cobra',
	suits: ({ facts, sandboxed }) => sandboxed && facts.markers.includes('cobra'),
	manner: (tool) => (tool.executable.name === 'docker' ? { optionsFor: (args) => askDocker(tool, args) } : {}),
	async describe(tool, path) {
		const help = await describeByHelp(tool, path);
		if (path.length > 0) return help;
		return [...help, ...(await completedCommands(tool, help)), ...(await globalFlags(tool))];
	},
	async judge(tool, reading, words) {
		const unknown = reading.findings.find(({ type }) => type === 'unknown-subcommand');
		if (unknown) {
			const hidden = await completes(tool, unknown.node.path, unknown.text);
			const open = ['unknown-flag', 'bad-value', 'missing-value'] as const;
			return { problems: [], settled: hidden ? [...open, 'unknown-subcommand'] : open };
		}
		const plain = reading.findings.length === 0 && reading.typedValues === 0;
		const flags = plain ? unasked : await judgeFlags(tool, reading, words);
		const kinds = flags.problems.length > 0 ? [] : await judgeKind(tool, reading);
		return { ...flags, problems: [...flags.problems, ...kinds] };
	},
};
