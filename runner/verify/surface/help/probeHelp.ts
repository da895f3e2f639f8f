import * as z from 'zod';
import type { Tool } from '../adapters/adapter.ts';
import { surfaceSchema, type Surface } from '../model/surface.ts';
import type { ProbeResult } from '../probe/run.ts';
import { parseHelp } from './parseHelp.ts';
import { withoutEscapes } from './text.ts';

const helpSchema = z.object({
	surface: surfaceSchema,
	/** The whole answer, to compare others with. */
	output: z.string(),
	/** The spelling that ends an argv: `--help`. */
	suffix: z.string().optional(),
});
export type Help = z.infer<typeof helpSchema>;

const moment = /\b\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/g;

/** Everything that a probe wrote, but for what no two runs share: the time, in brackets the process. */
export function outputOf({ stdout, stderr }: ProbeResult): string {
	return withoutEscapes(`${stdout}\n${stderr}`)
		.replace(moment, '')
		.replace(/\[\d+\]/g, '[]')
		.trim();
}

/** `takesHelp`: the usage tells that `help` stands in a command's place, as in `tool OBJECT { COMMAND | help }`. */
function spellings(
	{ manner }: Tool,
	path: readonly string[],
	takesHelp: boolean,
): { args: string[]; suffix?: string }[] {
	const help = { args: ['help', ...path] };
	const [long, ...others] = manner.suffixes.map((suffix) => ({ args: [...path, suffix], suffix }));
	const word = { args: [...path, 'help'], suffix: 'help' };
	if (path.length > 0 && takesHelp) return [word, ...(long ? [long] : []), help, ...others];
	return [...(long ? [long] : []), ...(path.length > 0 ? [help] : []), ...others, ...(path.length > 0 ? [] : [help])];
}

const refusal =
	/(?:unknown|unrecogni[sz]ed|invalid|illegal|bad|no such|unexpected|undefined) (?:option|flag|argument|switch|command|subcommand|parameter)[^\n]{0,20}(?:help|-h\b|-- '?-|-\?)/i;

function score(result: ProbeResult, surface: Surface): number {
	const known = surface.options.length + surface.commands.length;
	const usage = /\b(?:usage|synopsis)\b/i.test(outputOf(result)) ? 2 : 0;
	return refusal.test(outputOf(result)) ? (known + usage) / 4 : known + usage;
}

/** Cobra's help says the same in every spelling, and little of a command that has operands only. */
function isOwnHelp({ executable, facts }: Tool, path: readonly string[], output: string): boolean {
	return facts.markers.includes('cobra') && output.startsWith(`Usage:  ${[executable.name, ...path].join(' ')} `);
}

async function findHelp(tool: Tool, path: readonly string[]): Promise<Help | null> {
	let best: { help: Help; points: number } | undefined;
	const root = path.length > 0 ? await probeHelp(tool, []) : undefined;
	const takesHelp = /\|\s*help\s*\}/.test(root?.output ?? '');
	for (const { args, suffix } of spellings(tool, path, takesHelp)) {
		const result = await tool.ask(args);
		if (result.timedOut) break;
		if (result.exitCode === null) continue;
		const output = outputOf(result);
		const surface = parseHelp(output, result.argv, [tool.executable.name, ...path]);
		const points = score(result, surface);
		if (points >= 2 && points > (best?.points ?? 0))
			best = { help: { surface, output, ...(suffix && { suffix }) }, points };
		const enough = result.exitCode === 0 && /\busage\b/i.test(output) ? (isOwnHelp(tool, path, output) ? 2 : 3) : 4;
		if (best && best.points >= enough && !refusal.test(best.help.output)) break;
	}
	return best?.help ?? null;
}

/** The help text of a command by the spelling that the tool understands; undefined where it has none. */
export async function probeHelp(tool: Tool, path: readonly string[]): Promise<Help | undefined> {
	const key = `help ${JSON.stringify(path)}`;
	return (await tool.memo.get(key, helpSchema.nullable(), () => findHelp(tool, path))) ?? undefined;
}
