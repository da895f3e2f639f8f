import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHelp } from '../../../../../runner/verify/surface/help/parseHelp.ts';

function commands(text: string, tool = 'tool'): string[] {
	return parseHelp(text, [tool, '--help']).commands.flatMap(({ name, aliases }) => [name, ...aliases]);
}

describe('commands in a help text', () => {
	it('reads rows under headings, aliases included', () => {
		const text =
			'Usage: tool COMMAND\n\nManagement Commands:\n  image       Manage images\n  volume, vol  Manage volumes\n\nOptions:\n  -h  help\n';
		expect(commands(text)).toEqual(['image', 'volume', 'vol']);
	});

	it('takes a name for the arguments for no command', () => {
		expect(commands('Usage: tool connection up { ARGUMENTS | help }\n')).toEqual([]);
	});

	it('reads rows whose heading names no commands', () => {
		const text =
			'usage: tool <command> [<args>]\n\nstart a working area:\n   clone     Clone\n   init      Create\n\nwork on it:\n   add       Add\n   mv        Move\n';
		expect(commands(text)).toEqual(['clone', 'init', 'add', 'mv']);
	});

	it.each([
		['tool [options] prog-and-args', true],
		['tool [options] COMMAND [ARGS]', true],
		['tool [options] FILE', false],
	])('knows whether the rest is another program: %s', (usage, stops) => {
		expect(parseHelp(`usage: ${usage}\n`, ['tool']).grammar.stopsAtOperand).toBe(stops);
	});

	it('asks for a command only where there is another one than help', () => {
		const text = 'Usage: tool [options] [command]\n\nCommands:\n  help     Display help\n  version  Display version\n';
		expect(parseHelp(text, ['tool']).grammar.commandFirst).toBe(false);
		const more = text.replace('version', 'convert');
		expect(parseHelp(more, ['tool']).grammar.commandFirst).toBe(true);
	});

	it('takes a sentence that ends in a colon for no heading', () => {
		const text = 'Usage: tool <input>\n\nThis command uses a file of the shape:\n\n    version: v2\n    clean: true\n';
		expect(commands(text)).toEqual([]);
	});

	it.each([
		[
			'rows below the name of an argument (argparse in JavaScript)',
			'usage: tool [-h] <command> ...\n\nPositional arguments:\n  <command>\n    add     Adds\n    change  Records\n\nOptional arguments:\n  -h, --help  Help\n',
			['add', 'change'],
		],
		[
			'rows with alternatives behind the name',
			'Usage: tool <cmd>\n\nCommands:\n  build <file> [opts]\n  cache clean|dir|size\n  help\n',
			['build', 'cache', 'help'],
		],
		[
			'rows with signs',
			'Usage: tool <command>\n\nCommands:\n\n    * cat\n    * chmod\n    * rm\n',
			['cat', 'chmod', 'rm'],
		],
		['braces of argparse', 'usage: tool [-h] {start,stop} ...\n', ['start', 'stop']],
		[
			'a BNF rule',
			'Usage: tool OBJECT { COMMAND | help }\nwhere  OBJECT := { link | address |\n   route }\n',
			['link', 'address', 'route'],
		],
		[
			'a comma list',
			'tool <command>\n\nAll commands:\n\n    access, adduser, audit,\n    bugs, cache\n',
			['access', 'adduser', 'audit', 'bugs', 'cache'],
		],
		[
			'rows under a heading, whatever lists of values stand elsewhere',
			'Usage: tool COMMAND\n\n  Grants: read, write\n  Also: all, some\n  Or: one, two\n\nCommands:\n  put  x\n  get  y\n  del  z\n',
			['put', 'get', 'del'],
		],
		[
			'commands by their subject',
			'Usage: tool <command>\n\n   Basics: find, info\n  History: tasks, abort\n   Device: model, reboot\n',
			['find', 'info', 'tasks', 'abort', 'model', 'reboot'],
		],
		['columns', 'help:\n\nStandard commands\nasn1parse   ca     ciphers\ncms         crl    dgst\n', []],
		[
			'usage lines',
			'usage: tool list [<o>]\n   or: tool show [-u] [<s>]\n   or: tool [push [-p]]\n',
			['list', 'show', 'push'],
		],
		[
			'rows that repeat the tool',
			'Usage: $ tool <command>\n\nWhere <command> is one of:\n\n  tool add [--json] ...\n    add\n\n  tool bin [name]\n    path\n',
			['add', 'bin'],
		],
		[
			'a list with categories',
			'Usage: tool <COMMAND>\n\nCommand:\n                 BASIC\n    start        starts\n    reload       reloads\n                 LOGGING\n    flush        flushes\n',
			['start', 'reload', 'flush'],
		],
		[
			'a heading without a colon, and names set flush right',
			'  Usage\n\n    $ tool [command]\n\n  Commands\n\n        init   Begin\n    generate   Make\n          db   Store\n',
			['init', 'generate', 'db'],
		],
		[
			'rows that stand deeper than a heading with an indent',
			' usage: tool COMMAND\n\n The most used tool commands are:\n   stat     Count\n   record   Keep\n\n See tool help COMMAND for more.\n',
			['stat', 'record'],
		],
		[
			'rows right below the usage',
			'usage: tool [-Dv] <command> [<args>]\n               \n  auth         login|test\n  batch        <sep> <cmd>\n  reload       \n  stop         now\n',
			['auth', 'batch', 'stop'],
		],
		[
			'a list that goes on below its heading',
			'Usage: tool command\nValid commands: create, update, graph,\n\t\tlast, info, tune\n',
			['create', 'graph', 'last', 'tune'],
		],
		['alternatives in brackets', 'Usage: tool [ up | down | save ] [ FILE ]\n', ['up', 'down', 'save']],
		[
			'rows under what they do',
			'Usage: tool [options] COMMAND\n\nCommands:\n  Make bucket\n      tool mb s3://B\n  Remove bucket\n      tool rb s3://B\n  List\n      tool ls [s3://B]\n',
			['mb', 'rb', 'ls'],
		],
		[
			'bare columns under a ruled heading',
			'default commands (type help <topic>):\n====\nadd    exit   open\navail  fg     pid\n',
			['add', 'exit', 'open', 'avail', 'fg', 'pid'],
		],
	])('reads %s', (_, text, expected) => {
		expect(commands(text)).toEqual(expect.arrayContaining(expected));
	});

	it.each([
		['the first operand names one', 'Usage: tool [options] [command]\n\nCommands:\n  run <x>  go\n', true],
		[
			'an operand may stand there',
			'Usage:\n  tool [OPTIONS] [FILE]...\n  tool <COMMAND>\n\nCommands:\n  cache  x\n  help   y\n',
			false,
		],
		['a command has no name', 'Usage:\n  $ tool [root]\n\nCommands:\n  [root]  x\n  build   y\n  run  z\n', false],
	])('%s', (_, text, first) => {
		expect(parseHelp(text, ['tool', '--help']).grammar.commandFirst).toBe(first);
	});

	it('joins alternatives with the commands of other usage lines', () => {
		const text =
			'Usage: tool map { show | list } [MAP]\n       tool map create FILE\n       tool map dump MAP\n       tool map pin MAP\n';
		const { commands: below } = parseHelp(text, ['tool', 'map', 'help'], ['tool', 'map']);
		expect(below.map(({ name }) => name)).toEqual(['show', 'list', 'create', 'dump', 'pin']);
	});

	it('reads the words that a parser library allows as an operand', () => {
		const text = 'tool-init\n\nUSAGE:\n    tool init <shell>\n\nARGS:\n    <shell>    [possible values: bash, zsh]\n';
		expect(parseHelp(text, ['tool', 'init', '--help']).operands?.choices).toEqual([['bash', 'zsh']]);
	});

	it('takes no commands from alternatives of which one is an operand', () => {
		expect(commands('Usage: tool show { <interface> | all | interfaces } [peers]\n')).toEqual([]);
	});

	it('takes no sentence for a heading', () => {
		const text =
			'Copies files. To copy one use the copyto\ncommand instead.\n\n    source one\n    target two\n\nUsage:\n  tool copy A B [flags]\n';
		expect(commands(text)).toEqual([]);
	});

	it('takes no examples or options for commands', () => {
		const text =
			'Usage: tool [OPTIONS] FILE\n\nExamples:\n  tool a.txt   shows a\n  tool b.txt   shows b\n  more c.txt   shows c\n\nOptions:\n  --pre <COMMAND>  filter\n';
		expect(commands(text)).toEqual([]);
	});
});

describe('options and grammar of a help text', () => {
	it('reads options from usage lines, bundles too', () => {
		const { options } = parseHelp(
			'usage: ssh [-46AaC] [-b bind_address]\n           [-p port] destination [command [argument ...]]\n',
			['ssh'],
		);
		expect(options.flatMap(({ names }) => names)).toEqual(
			expect.arrayContaining(['-4', '-6', '-A', '-a', '-C', '-b', '-p']),
		);
		expect(options.find(({ names }) => names.includes('-p'))?.value).toBe('required');
	});

	it('reads the values of an option in brackets of any form', () => {
		const { options } = parseHelp('usage: tool [-k (ignore|warn|fail)] [-t <a|b>] zone\n', ['tool']);
		expect(options.find(({ names }) => names.includes('-k'))?.choices).toEqual(['ignore', 'warn', 'fail']);
		expect(options.find(({ names }) => names.includes('-t'))?.choices).toEqual(['a', 'b']);
	});

	it('tells a bundle from an option of many letters', () => {
		const names = parseHelp('Usage: ip [ -force ] -batch filename\n', ['ip']).options.flatMap((option) => option.names);
		expect(names).toContain('-force');
		expect(names).not.toContain('-f');
	});

	it('knows where another program begins', () => {
		expect(parseHelp('Usage: xargs [OPTION]... COMMAND [INITIAL-ARGS]...\n', ['xargs']).grammar.stopsAtOperand).toBe(
			true,
		);
		expect(parseHelp('usage: java [options] -jar <jarfile> [args...]\n', ['java']).options).toContainEqual(
			expect.objectContaining({ names: ['-jar'], terminal: true }),
		);
		expect(parseHelp('Usage: cp [OPTION]... SOURCE DEST\n', ['cp']).grammar.stopsAtOperand).toBe(false);
	});

	it('keeps flags of the prose as mentions only', () => {
		const surface = parseHelp('Usage: tool\n\nSee --other for more. A range a-z is no flag.\n', ['tool']);
		expect(surface.mentions).toContain('--other');
		expect(surface.mentions).not.toContain('-z');
		expect(surface.options).toEqual([]);
	});

	it('reads named operands', () => {
		const text = 'Usage: dd [OPERAND]...\n  bs=BYTES        both\n  count=N         copy\n  if=FILE         read\n';
		expect(parseHelp(text, ['dd']).keys).toEqual(['bs', 'count', 'if']);
	});
});

const long = fc.stringMatching(/^[a-z]{2,8}(-[a-z]{2,6})?$/);
const option = fc.record({ letter: fc.stringMatching(/^[a-zA-Z]$/), long, takes: fc.boolean() });

describe('any table in GNU style', () => {
	it('gives back its options with their values', () => {
		fc.assert(
			fc.property(fc.uniqueArray(option, { minLength: 1, maxLength: 12, selector: (one) => one.long }), (options) => {
				const rows = options.map(
					(one) => `  -${one.letter}, --${one.long}${one.takes ? '=FILE' : ''}`.padEnd(34) + 'what it does',
				);
				const surface = parseHelp(`Usage: tool [OPTION]...\n\n${rows.join('\n')}\n`, ['tool']);
				for (const one of options) {
					const found = surface.options.find(({ names }) => names.includes(`--${one.long}`));
					expect(found).toMatchObject({
						names: [`-${one.letter}`, `--${one.long}`],
						value: one.takes ? 'required' : 'none',
					});
				}
			}),
		);
	});

	it('never fails on any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => parseHelp(text, ['tool']).layer === 'help'),
		);
	});
});
