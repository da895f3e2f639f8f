import { describe, expect, it } from 'vitest';
import { parseHelp } from '../../../../../runner/verify/surface/help/parseHelp.ts';

function commands(text: string): string[] {
	return parseHelp(text, ['tool', '--help']).commands.map(({ name }) => name);
}

describe('the usage of a help text', () => {
	it('reads forms that blank lines set apart', () => {
		const text =
			'tool - keeps forms\n\nSynopsis\n\ntool query FILE\n\ntool install [--quiet] FILE\n\ntool rm FILE\n\nSee it.\n';
		expect(commands(text)).toEqual(['query', 'install', 'rm']);
		expect(commands(text.replace('See it.', 'DESCRIPTION'))).toEqual([]);
		expect(commands(text.replaceAll('\n\ntool ', '\n\nmore ').replace('Synopsis', 'Words'))).toEqual([]);
	});

	it.each([
		[
			'usage: tool [<group>] <command> [<args>]\n\n    tool df <path>\n        Show\n    tool du <path>\n        Sum\n    tool rm <path>\n        Remove\n',
			true,
		],
		['usage: tool [path]\n       tool [command]\n\nCommands:\n  df  Show\n  du  Sum\n', false],
	])('knows an operand in the place of a command from a command: %s', (text, first) => {
		expect(parseHelp(text, ['tool']).grammar.commandFirst).toBe(first);
	});

	it('reads forms behind an OR with no colon, and options that are defined below', () => {
		const text =
			'Usage: tool [OPTIONS] base\nOR     tool [OPTIONS] --all\nOR     tool [OPTIONS] --none\n\n  <Socket>={-t|--tcp} {-u|--udp}\n';
		const { options } = parseHelp(text, ['tool']);
		expect(options.map(({ names, value }) => [...names, value])).toEqual([
			['--all', 'none'],
			['--none', 'none'],
			['-t', 'none'],
			['--tcp', 'none'],
			['-u', 'none'],
			['--udp', 'none'],
		]);
	});
});
