import * as z from 'zod';
import { usageOptions } from '../help/usage.ts';
import { plainGrammar, type Surface } from '../model/surface.ts';
import type { Tool } from './adapter.ts';

const linesSchema = z.object({ lines: z.array(z.string()), probe: z.array(z.string()) });
const row = /^([a-z][\w-]+)(?: \(([\w-]+)\))?(?: (.*))?$/;

/** `attach-session (attach) [-dErx] [-c directory]`: name, alias and usage of a command, one a line. */
function readRow(line: string): { names: string[]; usage: string } | undefined {
	const [, name, alias, usage = ''] = row.exec(line.trim()) ?? [];
	if (name === undefined) return undefined;
	return { names: alias === undefined ? [name] : [name, alias], usage };
}

/** The surfaces of a tool that lists all its commands with their usage (`Manner.listing`). */
export async function describeByListing(
	tool: Tool,
	args: readonly string[],
	path: readonly string[],
): Promise<Surface[]> {
	const { lines, probe } = await tool.memo.get('listing', linesSchema, async () => {
		const { stdout, argv } = await tool.ask(args);
		return { lines: stdout.split('\n').filter(Boolean), probe: argv };
	});
	const rows = lines.flatMap((line) => readRow(line) ?? []);
	const base = { layer: 'listing', commandsExact: rows.length > 0, grammar: plainGrammar, mentions: [], probe };
	if (path.length === 0) {
		const commands = rows.map(({ names: [name = '', ...aliases] }) => ({ name, aliases }));
		const grammar = { ...plainGrammar, commandFirst: rows.length > 0 };
		return [{ ...base, exact: false, options: [], commands, grammar, text: `${rows.length} commands` }];
	}
	const found = rows.find(({ names }) => names.includes(path[0] ?? ''));
	if (!found) return [];
	const options = usageOptions([found.usage]);
	return [{ ...base, exact: true, options, commands: [], commandsExact: false, text: found.usage }];
}
