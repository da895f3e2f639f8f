import type { Tool } from '../adapters/adapter.ts';
import { outputOf } from '../help/probeHelp.ts';
import type { Finding } from '../match/finding.ts';
import { findOption } from '../model/node.ts';
import type { Surface } from '../model/surface.ts';
import { probeResultSchema } from '../probe/run.ts';
import { dismissed, type Confirmation } from './confirmation.ts';
import { evidenceOf } from './evidence.ts';

const sentinel = '--zznonsense';

/**
 * A script may read the options of its main parser behind a command, too. An option that surely does not exist is put
 * next to the one in question: argparse names all that it does not know before anything is done.
 */
export async function takenBehindCommand(
	tool: Tool,
	{ node, text }: Finding,
	{ layer }: Surface,
): Promise<Confirmation | undefined> {
	const above = node.parent && findOption(node.parent, text);
	if (layer !== 'argparse' || !above || !tool.sandboxed) return undefined;
	const args = [...node.path, text, ...(above.value === 'none' ? [] : [above.choices?.[0] ?? '1']), sentinel];
	const result = await tool.memo.get(`behind ${JSON.stringify(args)}`, probeResultSchema, () => tool.ask(args));
	const said = outputOf(result);
	const refusal = said.split('\n').find((line) => line.includes(sentinel)) ?? '';
	if (result.timedOut || result.exitCode === 0 || refusal === '' || refusal.includes(text)) return undefined;
	return dismissed(evidenceOf(tool, 'parser', refusal, result.argv));
}
