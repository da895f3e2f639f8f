import * as z from 'zod';
import type { Tool } from '../adapters/adapter.ts';
import { outputOf, probeHelp } from '../help/probeHelp.ts';

const nonsense = 'zznonsense';

const answerSchema = z.object({
	value: z.string(),
	said: z.string(),
	exitCode: z.int().nullable(),
	timedOut: z.boolean(),
});
type Answer = z.infer<typeof answerSchema>;

export interface ListedValue {
	flag: string;
	value: string;
	/** `--flag=value` in one word. */
	joined: boolean;
	/** Values that the help lists. */
	choices: readonly string[];
}

interface Comparison {
	outcome: 'accepted' | 'rejected' | 'inconclusive';
	witness: string;
	probe: string[];
}

function unnamed({ said, value }: Answer): string {
	return said.replaceAll(value, '…');
}

/** Whether two values met the same answer; it may name them. */
function same(one: Answer, other: Answer): boolean {
	return one.exitCode === other.exitCode && (one.said === other.said || unnamed(one) === unnamed(other));
}

/**
 * What the parser's answers tell of a value, compared with those to nonsense and to a listed value. Programs refuse values
 * without naming them (`scope should be base, one, or sub`), and take others than they list.
 */
export async function compareWithNonsense(
	tool: Tool,
	path: readonly string[],
	{ flag, value, joined, choices }: ListedValue,
): Promise<Comparison> {
	if (!tool.sandboxed || choices.length === 0) return { outcome: 'inconclusive', witness: '', probe: [] };
	const help = await probeHelp(tool, path);
	const suffix = help?.suffix ?? tool.manner.suffixes[0] ?? '--help';
	const argsFor = (given: string): string[] => [...path, ...(joined ? [`${flag}=${given}`] : [flag, given]), suffix];
	const ask = (given: string): Promise<Answer> =>
		tool.memo.get(`value ${JSON.stringify(argsFor(given))}`, answerSchema, async () => {
			const result = await tool.ask(argsFor(given));
			return { value: given, said: outputOf(result), exitCode: result.exitCode, timedOut: result.timedOut };
		});
	const answer = await ask(value);
	const answers = { answer, nonsense: await ask(nonsense), listed: await ask(choices[0] ?? '') };
	return { ...judge(answers), probe: [tool.executable.name, ...argsFor(value)] };
}

type Judgement = Pick<Comparison, 'outcome' | 'witness'>;

function judge(answers: Record<'answer' | 'nonsense' | 'listed', Answer>): Judgement {
	const { answer, nonsense: other, listed } = answers;
	const witness = answer.said.split('\n')[0] ?? '';
	const told = !same(other, listed) && [answer, other, listed].every(({ timedOut }) => !timedOut);
	if (told && same(answer, listed)) return { outcome: 'accepted', witness };
	return { outcome: told && same(answer, other) && answer.exitCode !== 0 ? 'rejected' : 'inconclusive', witness };
}
