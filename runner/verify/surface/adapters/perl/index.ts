import * as z from 'zod';
import type { Adapter, Tool } from '../adapter.ts';
import { describeByHelp } from '../generic.ts';
import { interpreterArgs } from '../interpreter.ts';
import { parserHook } from './hook.ts';
import { callSchema, surfaceOf } from './specs.ts';

const answerSchema = z.object({ calls: z.array(callSchema), probe: z.array(z.string()) });
type Answer = z.infer<typeof answerSchema>;

function readCalls(stdout: string): Answer['calls'] {
	const parts = stdout.split('\u001E').filter((_, index) => index % 2 === 1);
	return parts.map((part) => callSchema.parse(JSON.parse(part)));
}

/** Starts the script for its help, up to where it reads its options. */
function record(tool: Tool): Promise<Answer> {
	return tool.memo.get('perl', answerSchema, async () => {
		const program = [...interpreterArgs(tool), parserHook, tool.executable.realPath];
		const { stdout, argv } = await tool.ask(['--help'], { program });
		try {
			return { calls: readCalls(stdout), probe: argv };
		} catch {
			return { calls: [], probe: argv };
		}
	});
}

/** Programs in Perl that read their options with Getopt::Long. One with commands may read theirs elsewhere. */
export const perl: Adapter = {
	name: 'perl',
	suits: ({ facts, sandboxed }) => sandboxed && facts.interpreter === 'perl',
	async describe(tool, path) {
		const { calls, probe } = path.length > 0 ? { calls: [], probe: [] } : await record(tool);
		const help = await describeByHelp(tool, path);
		if (calls.length === 0) return help;
		const surface = surfaceOf(calls, probe);
		const open = help.some(({ commands }) => commands.length > 0) || surface.grammar.stopsAtOperand;
		if (open) return [...help, { ...surface, exact: false, grammar: { ...surface.grammar, stopsAtOperand: false } }];
		if (surface.exact) return [surface];
		// What is handed on is told by the help, where there is one.
		const told = help.some(({ options }) => options.length >= 2);
		return [told ? { ...surface, partial: false } : surface, ...help];
	},
};
