import type { Tool } from '../adapters/adapter.ts';
import { outputOf, probeHelp } from '../help/probeHelp.ts';
import { probeResultSchema, type ProbeResult } from '../probe/run.ts';

/** Whether the words before a flag stop the parser for a reason of theirs: it says the same with the flag and without it. */
export async function stoppedBefore(
	tool: Tool,
	path: readonly string[],
	context: readonly string[],
	flag: string,
): Promise<boolean> {
	const help = await probeHelp(tool, path);
	const suffix = help?.suffix ?? tool.manner.suffixes[0] ?? '--help';
	const ask = (words: readonly string[]): Promise<ProbeResult> => {
		const args = [...path, ...words, suffix];
		return tool.memo.get(`control ${JSON.stringify(args)}`, probeResultSchema, () => tool.ask(args));
	};
	const [without, together] = [await ask(context), await ask([...context, flag])];
	const same = outputOf(without) === outputOf(together) && without.exitCode === together.exitCode;
	return same && without.exitCode !== 0 && !without.timedOut && outputOf(without) !== help?.output;
}
