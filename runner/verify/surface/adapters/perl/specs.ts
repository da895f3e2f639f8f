import * as z from 'zod';
import { plainGrammar, type Option, type Surface } from '../../model/surface.ts';

/** One call of Getopt::Long: `verbose|v!`, `level=i`, with the settings that were in force. */
export const callSchema = z.object({
	specs: z.array(z.string()),
	bundling: z.boolean(),
	abbreviations: z.boolean(),
	ignoreCase: z.boolean(),
	passThrough: z.boolean(),
	interspersed: z.boolean(),
});
export type Call = z.infer<typeof callSchema>;

const specPattern = /^-*([\w?][\w?|.-]*)([!+]|[=:].*)?$/;

/** With bundles a letter has one dash and a name two; without them either may have either. */
function spelled(name: string, { bundling }: Call): string[] {
	if (bundling) return [name.length === 1 ? `-${name}` : `--${name}`];
	return [`--${name}`, `-${name}`];
}

function otherCases(name: string, { bundling, ignoreCase }: Call): string[] {
	if (!ignoreCase || (bundling && name.length === 1)) return [];
	return [name.toLowerCase(), name.toUpperCase()];
}

/** `=s{2}`, `=s{1,}`: how many words follow. */
function wordsOf(type: string): Pick<Option, 'words'> {
	const [, least = '', comma, most = ''] = /\{(\d*)(,?)(\d*)\}/.exec(type) ?? [];
	if (least === '' && comma === undefined) return {};
	const min = Number(least || 0);
	if (comma === '') return { words: { min, max: min } };
	return { words: { min, ...(most !== '' && { max: Number(most) }) } };
}

function valueOf(type: string): Pick<Option, 'value' | 'numeric' | 'words'> {
	if (type.startsWith(':')) return { value: 'unknown' };
	if (!type.startsWith('=')) return { value: 'none' };
	return { value: 'required', ...(/^=[iofn]$/.test(type) && { numeric: true }), ...wordsOf(type) };
}

function optionOf(spec: string, call: Call): Option | undefined {
	const [, list = '', type = ''] = specPattern.exec(spec) ?? [];
	const plain = list.split('|').filter(Boolean);
	if (plain.length === 0) return undefined;
	const all = type === '!' ? plain.flatMap((name) => [name, `no${name}`, `no-${name}`]) : plain;
	const names = all.flatMap((name) => [name, ...otherCases(name, call)]).flatMap((name) => spelled(name, call));
	return { names: [...new Set(names)], ...valueOf(type) };
}

/** The options that a script in Perl handed to Getopt::Long. */
export function surfaceOf(calls: readonly Call[], probe: readonly string[]): Surface {
	const last = calls.at(-1);
	return {
		layer: 'getopt-long',
		exact: last !== undefined && !last.passThrough,
		options: calls.flatMap((call) => call.specs.flatMap((spec) => optionOf(spec, call) ?? [])),
		commands: [],
		commandsExact: false,
		grammar: {
			...plainGrammar,
			abbreviations: last?.abbreviations === true,
			singleDash: last?.bundling === false,
			dashAgnostic: last?.bundling === false,
			stopsAtOperand: last?.interspersed === false,
		},
		mentions: [],
		...(last?.passThrough && { partial: true }),
		text: 'what it hands to Getopt::Long',
		probe: [...probe],
	};
}
