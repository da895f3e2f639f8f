import * as z from 'zod';
import type { Surface } from '../../model/surface.ts';
import type { Tool } from '../adapter.ts';

const listSchema = z.object({ commands: z.array(z.string()), probe: z.array(z.string()) });
type List = z.infer<typeof listSchema>;

/** The words that the tool completes behind a command. */
function completion(tool: Tool, path: readonly string[]): Promise<List> {
	return tool.memo.get(`cobra list ${JSON.stringify(path)}`, listSchema, async () => {
		const { stdout, argv } = await tool.ask(['__complete', ...path, '']);
		const names = stdout.split('\n').flatMap((line) => /^([a-z][\w-]*)(?:\t|$)/.exec(line)?.[1] ?? []);
		return { commands: names, probe: argv };
	});
}

/** The commands of a tool whose own help text shows none. */
export async function completedCommands(tool: Tool, known: readonly Surface[]): Promise<Surface[]> {
	const [first] = known;
	if (!first || first.commands.length > 0) return [];
	const { commands, probe } = await completion(tool, []);
	return [
		{
			...first,
			layer: 'completion',
			options: [],
			mentions: [],
			grammar: { ...first.grammar, commandFirst: commands.length >= 3 },
			commands: commands.map((name) => ({ name, aliases: [] })),
			probe,
		},
	];
}

/** Whether the tool completes a command that its help forgets. */
export async function completes(tool: Tool, path: readonly string[], word: string): Promise<boolean> {
	return (await completion(tool, path)).commands.includes(word);
}
