import { describe, expect, it } from 'vitest';
import { parseHelp } from '../../../../../runner/verify/surface/help/parseHelp.ts';

describe('lists of commands', () => {
	it.each([
		[
			'rows in groups with titles',
			'tool [options] <command>\n\n  Commands:\n\n    Basic\n\n      deploy      [path]  Sends it\n      ls | list   [app]   Lists them\n\n    Advanced\n\n      alias       [cmd]   Names it\n',
			['deploy', 'ls', 'list', 'alias'],
		],
		[
			'rows with no indent, descriptions in one column',
			'Usage\ntool <command> <options>\n\nOptions\n--help / -h               Show this\n\nMain commands\ndeploy                    Send a service\ndeploy function           Send a function\ninfo                      Show it\nlogs                      Show the logs of a command\n',
			['deploy', 'info', 'logs'],
		],
		[
			'rows whose descriptions are wrapped below the heading',
			'  tool command\n\n  Commands:\n\n  add     name [where]    Add one (see\n                          below)\n  pull    [file]          Pull all\n                          from there\n',
			['add', 'pull'],
		],
		[
			'definitions with no indent',
			'Usage: tool COMMAND [...ARGS]\n\nAvailable commands\n------------------\nallow [PATH]:\npermit [PATH]:\n  Lets it\nprune:\n  removes them\nhook SHELL:\n  sets it up\n',
			['allow', 'permit', 'prune', 'hook'],
		],
		[
			'several headings, of which one is a word for commands',
			'Usage\n\ntool [--node <node>] <command>\n\nNodes:\n\n   reset   resets it\n   start   starts it\n\nOperations:\n\n   eval    evaluates\n   exec    executes\n',
			['reset', 'start', 'eval', 'exec'],
		],
		[
			'rows that repeat the whole command',
			'Usage: tool sub [<command>]\n\nCommands:\n\n  tool sub scan     scan all\n  tool sub pack     pack it\n  - --dry-run       not really\n  tool sub ls       list all\n',
			['scan', 'pack', 'ls'],
			['tool', 'sub'],
		],
		[
			'no words that only tell what stands in braces',
			'Usage:  tool [domain] {q-opt}\n            {d-opt} host\nWhere:  domain    is a name\n        q-class  is one of (in,hs)\n        q-type   is one of (a,mx)\n        q-opt    is one of:\n                 -4   (IPv4)\n',
			['q-opt'],
		],
	])('reads %s', (_, text, expected, path = ['tool']) => {
		const { commands } = parseHelp(text, [...path, '--help'], path);
		expect(commands.flatMap(({ name, aliases }) => [name, ...aliases])).toEqual(expected);
	});
});
