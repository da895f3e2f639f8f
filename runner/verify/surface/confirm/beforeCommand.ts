import type { Tool } from '../adapters/adapter.ts';
import { outputOf, probeHelp } from '../help/probeHelp.ts';
import type { Finding } from '../match/finding.ts';
import { findCommand } from '../model/node.ts';
import { probeResultSchema } from '../probe/run.ts';
import { dismissed, surfaceEvidence, undecided, type Confirmation } from './confirmation.ts';
import { evidenceOf } from './evidence.ts';

/** The command behind an option, at most one word (its value) away, and the words up to it. */
function commandBehind({ node, after = [] }: Finding): { name: string; words: string[] } | undefined {
	const near = after.slice(0, 2);
	const at = near.findIndex(({ known, text }) => known && findCommand(node, text) !== undefined);
	const name = near[at]?.text;
	return name === undefined ? undefined : { name, words: [...near.slice(0, at).map(() => 'zzvalue'), name] };
}

/**
 * Some tools look for the command's name first, and read the options before it with those of the command: the option
 * stands in the command's help, and the parser shows that help with the option before the name.
 */
export async function takenBeforeCommand(tool: Tool, finding: Finding): Promise<Confirmation | undefined> {
	const { node, text, word } = finding;
	const behind = commandBehind(finding);
	if (!behind) return undefined;
	const help = await probeHelp(tool, [...node.path, behind.name]);
	const option = help?.surface.options.find(({ names }) => names.includes(text));
	if (!help || !option || help.suffix === undefined) return undefined;
	if (!tool.sandboxed) return undecided(`\`${behind.name}\` has the option ${text}`);
	const joined = word.text.startsWith(`${text}=`);
	const args = [...node.path, joined ? `${text}=zzvalue` : text, ...behind.words, help.suffix];
	const result = await tool.memo.get(`before ${JSON.stringify(args)}`, probeResultSchema, () => tool.ask(args));
	if (result.timedOut || outputOf(result) !== help.output) return undefined;
	return dismissed(surfaceEvidence(tool, help.surface), evidenceOf(tool, 'parser', help.surface.text, result.argv));
}
