import { leastOperands } from '../../help/leastOperands.ts';
import { usageLines } from '../../help/usage.ts';
import { plainGrammar, type Operands, type Option, type Surface } from '../../model/surface.ts';
import type { ParserAction, ParserTree } from './parsers.ts';

const counts: Record<string, { min: number; max?: number }> = {
	'?': { min: 0, max: 1 },
	'*': { min: 0 },
	'+': { min: 1 },
	'...': { min: 0 },
	'A...': { min: 1 },
};

function countOf({ nargs }: ParserAction): { min: number; max?: number } {
	if (nargs === null) return { min: 1, max: 1 };
	if (typeof nargs === 'number') return { min: nargs, max: nargs };
	return counts[nargs] ?? { min: 0 };
}

function optionOf(action: ParserAction): Option {
	const words = countOf(action);
	const value = words.max === 0 ? 'none' : 'required';
	return {
		names: action.names,
		value,
		...(action.choices && value === 'required' && { choices: action.choices }),
		...(action.numeric && { numeric: true }),
		...((words.min !== 1 || words.max !== 1) && value === 'required' && { words }),
		...(action.required && { required: true }),
		...(action.ends && { ends: true }),
		...((action.nargs === '...' || action.nargs === 'A...') && { terminal: true }),
	};
}

/** How many operands a parser takes, what they may be, and where those of another program begin. */
function operandsOf({ actions, commands, strict }: ParserTree): Operands {
	const positional = actions.filter(({ names }) => names.length === 0);
	const ranges = positional.map(countOf);
	const open = !strict || commands.length > 0 || ranges.some(({ max }) => max === undefined);
	const fixed = positional.findIndex(({ nargs }) => nargs !== null && nargs !== 1);
	const choices = positional.slice(0, fixed === -1 ? undefined : fixed + 1);
	const inner = positional.findIndex(({ nargs }) => nargs === '...' || nargs === 'A...');
	return {
		min: ranges.reduce((sum, { min }) => sum + min, 0),
		...(!open && { max: ranges.reduce((sum, { max = 0 }) => sum + max, 0) }),
		choices: choices.map((action) => action.choices ?? undefined),
		...(inner !== -1 && { innerFrom: inner }),
	};
}

/** A parser may hand the rest of the words to another one: `command` with choices, then all that remains. */
function handedOn({ actions, commands }: ParserTree): string[] {
	const [first, second] = actions.filter(({ names }) => names.length === 0);
	const hands = commands.length === 0 && second?.nargs === '...';
	return hands ? (first?.choices ?? []) : [];
}

function leastOf({ usage }: ParserTree, [program = '']: readonly string[]): Pick<Surface, 'least'> {
	const least = usage === undefined ? 0 : leastOperands(usageLines(usage.split('\n')), [program]);
	return least > 0 ? { least } : {};
}

/** An option parser's own tables as a surface. */
export function treeSurface(tree: ParserTree, library: string, text: string, probe: readonly string[]): Surface {
	const handed = handedOn(tree).map((name) => ({ names: [name] }));
	const commands = [...tree.commands, ...handed];
	const options = tree.actions.filter(({ names }) => names.length > 0).map(optionOf);
	return {
		layer: library,
		exact: tree.strict,
		options,
		commands: commands.map(({ names: [name = '', ...aliases] }) => ({ name, aliases })),
		commandsExact: commands.length > 0 && !tree.open && !tree.listens,
		...(tree.plugins && { extensible: true }),
		...leastOf(tree, probe),
		// optparse leaves operands to the script.
		...(library !== 'optparse' && { operands: operandsOf(tree) }),
		grammar: {
			...plainGrammar,
			abbreviations: tree.abbreviations,
			singleDash: options.some(({ names }) => names.some((name) => /^-\w{2,}/.test(name))),
			commandFirst: commands.length > 0 && !tree.open,
			nodeSpellings: tree.spellings === true,
			stopsAtOperand: !tree.interspersed && commands.length === 0,
		},
		mentions: [],
		text,
		probe: [...probe],
	};
}

export function findSubtree(tree: ParserTree, path: readonly string[]): ParserTree | undefined {
	const [name, ...rest] = path;
	if (name === undefined) return tree;
	const child = tree.commands.find(({ names }) => names.includes(name));
	return child && findSubtree(child.parser, rest);
}
