import * as z from 'zod';
import type { Tool } from '../adapters/adapter.ts';
import { describedChoices } from '../help/metavar.ts';
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
	if (!tool.sandboxed || choices.length === 0) return inconclusive;
	const { ask, probeOf } = await asking(tool, path, flag, joined);
	const answer = await ask(value);
	const answers = { answer, nonsense: await ask(nonsense), listed: await ask(choices[0] ?? '') };
	return { ...judge(answers), probe: probeOf(value) };
}

const inconclusive: Comparison = { outcome: 'inconclusive', witness: '', probe: [] };

interface Asking {
	ask(value: string): Promise<Answer>;
	probeOf(value: string): string[];
}

async function asking(tool: Tool, path: readonly string[], flag: string, joined: boolean): Promise<Asking> {
	const help = await probeHelp(tool, path);
	const suffix = help?.suffix ?? tool.manner.suffixes[0] ?? '--help';
	const argsFor = (given: string): string[] => [...path, ...(joined ? [`${flag}=${given}`] : [flag, given]), suffix];
	return {
		ask: (given) =>
			tool.memo.get(`value ${JSON.stringify(argsFor(given))}`, answerSchema, async () => {
				const result = await tool.ask(argsFor(given));
				return { value: given, said: outputOf(result), exitCode: result.exitCode, timedOut: result.timedOut };
			}),
		probeOf: (given) => [tool.executable.name, ...argsFor(given)],
	};
}

/** `--mode must be given as --mode={disable,keep}`: the values that a refusal of nonsense names. */
function valuesIn(refusal: string): string[] {
	const braces = /[=\s]\{([\w.+-]+(?:\s*[,|]\s*[\w.+-]+)+)\}/.exec(refusal)?.[1]?.split(/\s*[,|]\s*/);
	return braces ?? describedChoices(refusal)?.choices ?? [];
}

/** Whether a value meets the very refusal that nonsense meets, and that refusal names the values that there are. */
export async function refusedWithList(
	tool: Tool,
	path: readonly string[],
	{ flag, value, joined }: Omit<ListedValue, 'choices'>,
): Promise<Comparison> {
	if (!tool.sandboxed) return inconclusive;
	const { ask, probeOf } = await asking(tool, path, flag, joined);
	const [answer, other] = [await ask(value), await ask(nonsense)];
	const line = answer.said.split('\n').find((text) => text.includes(flag)) ?? '';
	const values = valuesIn(line);
	const refused = same(answer, other) && !answer.timedOut && answer.exitCode !== 0;
	const named = values.some((one) => one.toLowerCase() === value.toLowerCase());
	if (!refused || values.length < 2 || named) return inconclusive;
	return { outcome: 'rejected', witness: line.trim(), probe: probeOf(value) };
}

type Judgement = Pick<Comparison, 'outcome' | 'witness'>;

function judge(answers: Record<'answer' | 'nonsense' | 'listed', Answer>): Judgement {
	const { answer, nonsense: other, listed } = answers;
	const witness = answer.said.split('\n')[0] ?? '';
	const told = !same(other, listed) && [answer, other, listed].every(({ timedOut }) => !timedOut);
	if (told && same(answer, listed)) return { outcome: 'accepted', witness };
	return { outcome: told && same(answer, other) && answer.exitCode !== 0 ? 'rejected' : 'inconclusive', witness };
}
