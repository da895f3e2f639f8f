import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../../../runner/verify/surface/match/readCommand.ts';
import type { CommandNode } from '../../../../../runner/verify/surface/model/node.ts';
import { plainGrammar, type Option, type Surface } from '../../../../../runner/verify/surface/model/surface.ts';
import { wordsOf } from '../checking.ts';

const options: Option[] = [
	{ names: ['-x', '--extract'], value: 'none' },
	{ names: ['-z', '--gzip'], value: 'none' },
	{ names: ['-f', '--file'], value: 'required' },
	{ names: ['-n', '--lines'], value: 'required', numeric: true },
	{ names: ['--color'], value: 'optional', choices: ['auto', 'never'] },
	{ names: ['--arg'], value: 'required', words: { min: 2, max: 2 } },
	{ names: ['-m'], value: 'required', terminal: true },
];

function surface(part: Partial<Surface>): Surface {
	const grammar = { ...plainGrammar, ...part.grammar };
	return {
		layer: 'help',
		exact: true,
		options,
		commands: [],
		commandsExact: true,
		mentions: [],
		text: '',
		probe: [],
		...part,
		grammar,
	};
}

function node(part: Partial<Surface>, path: readonly string[] = []): CommandNode {
	return { tool: 'tool', path, surfaces: [surface(part)], parent: undefined };
}

async function findings(text: string, part: Partial<Surface> = {}): Promise<string[]> {
	const load = async (_: CommandNode, name: string): Promise<CommandNode> => node({}, [name]);
	const reading = await readCommand(node(part), wordsOf(text), load);
	return reading.findings.map((finding) => `${finding.type} ${finding.text}`);
}

describe('a command without fault', () => {
	it.each([
		'-xzf a.tgz',
		'-xz -fa.tgz',
		'--file=a b',
		'--file a',
		'-n5 b',
		'-n 5',
		'-5 b',
		'--color',
		'--color=auto',
		'--arg a b c',
		'-- --whatever',
		'-',
		'a -x b',
		'-m mod --not-mine',
		'--file=$X',
		'--file "$X"',
		'-f <name>',
		'$FLAGS a',
	])('%s', async (text) => {
		expect(await findings(text)).toEqual([]);
	});
});

describe('suspicions', () => {
	it.each([
		['--fil a', 'unknown-flag --fil'],
		['-xJ a', 'unknown-flag -J'],
		['--nope=1', 'unknown-flag --nope'],
		['-n abc', 'bad-value abc'],
		['-nabc', 'bad-value abc'],
		['--color=always', 'bad-value always'],
		['a --file', 'missing-value --file'],
		['--arg a', 'missing-value --arg'],
		['--nope=$X', 'unknown-flag --nope'],
	])('%s: %s', async (text, expected) => {
		expect(await findings(text)).toEqual([expected]);
	});

	it('never accuses a word that is not known before the run', async () => {
		expect(await findings('-n $COUNT --color=$WHEN "$X"')).toEqual([]);
	});
});

describe('grammars', () => {
	const grammar = plainGrammar;

	it('takes unique prefixes where the parser does', async () => {
		expect(await findings('--ext', { grammar: { ...grammar, abbreviations: true } })).toEqual([]);
		expect(await findings('--ext')).toEqual(['unknown-flag --ext']);
	});

	it('reads options of one dash as whole words', async () => {
		const find: Option[] = [
			{ names: ['-name'], value: 'required' },
			{ names: ['-delete'], value: 'none' },
		];
		const part = { options: find, grammar: { ...grammar, singleDash: true } };
		expect(await findings('. -name x -delete', part)).toEqual([]);
		expect(await findings('. -names x', part)).toEqual(['unknown-flag -names']);
	});

	it('stops where another program begins', async () => {
		expect(await findings('-x cmd --theirs', { grammar: { ...grammar, stopsAtOperand: true } })).toEqual([]);
	});

	it('walks into subcommands and stops at an unknown one', async () => {
		const part = { commands: [{ name: 'up', aliases: ['u'] }], grammar: { ...grammar, commandFirst: true } };
		expect(await findings('-f a up --nope', part)).toEqual(['unknown-flag --nope']);
		expect(await findings('u -x', part)).toEqual([]);
		expect(await findings('upp --nope', part)).toEqual(['unknown-subcommand upp']);
	});

	it('counts operands and knows their values where the parser tells', async () => {
		const operands = { min: 1, max: 1, choices: [['start', 'stop']] };
		expect(await findings('start', { operands })).toEqual([]);
		expect(await findings('strat', { operands })).toEqual(['bad-value strat']);
		expect(await findings('start now', { operands })).toEqual(['extra-argument now']);
	});

	it('knows named operands', async () => {
		expect(await findings('if=a count=1', { keys: ['if', 'of', 'count'] })).toEqual([]);
		expect(await findings('if=a cuont=1', { keys: ['if', 'of', 'count'] })).toEqual(['unknown-operand cuont']);
	});

	it('knows plus options', async () => {
		const dig: Option[] = ['short', 'trace', 'all', 'answer'].map((name) => ({
			names: [`+${name}`, `+no${name}`],
			value: 'none',
		}));
		expect(await findings('x +short +notrace', { options: dig })).toEqual([]);
		expect(await findings('x +shortt', { options: dig })).toEqual(['unknown-flag +shortt']);
		expect(await findings('+x file')).toEqual([]);
		// Tags that a manual shows as examples are no list of options.
		expect(await findings('+spam x', { options: dig.slice(0, 2) })).toEqual([]);
	});
});
