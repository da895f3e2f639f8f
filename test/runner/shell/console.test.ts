import { describe, expect, test } from 'vitest';
import { consoleOffset, splitConsole } from '../../../runner/shell/console/splitConsole.ts';

function split(...lines: string[]): [string, string][] {
	return splitConsole(lines.join('\n')).map(({ command, output }) => [command, output]);
}

describe('console transcripts', () => {
	test('commands and their answers', () => {
		expect(split('$ ls', 'a.txt', 'b.txt', '$ pwd', '/srv')).toEqual([
			['ls', 'a.txt\nb.txt\n'],
			['pwd', '/srv\n'],
		]);
	});

	test.each([
		'user@host:~/dir$ ls',
		'[root@host ~]# ls',
		'root@host:/srv# ls',
		'(venv) $ ls',
		'(venv) user@host:~$ ls',
		'% ls',
		'❯ ls',
		'  $ ls',
	])('the prompt of %j', (line) => {
		expect(split(line)).toEqual([['ls', '']]);
	});

	test('`# ` is a prompt of root, or a comment', () => {
		expect(split('# systemctl stop x', '# systemctl start x')).toEqual([
			['systemctl stop x', ''],
			['systemctl start x', ''],
		]);
		expect(split('# Stop it first', '$ systemctl stop x')).toEqual([['systemctl stop x', '']]);
		expect(split('$ ls', '# a heading of the output')).toEqual([['ls', '# a heading of the output\n']]);
	});

	test('further lines of a command', () => {
		expect(split('$ curl \\', '>   -s \\', '>   x', 'ok')).toEqual([['curl \\\n  -s \\\n  x', 'ok\n']]);
		expect(split('$ cat <<EOF', '> a', '> EOF', 'a')).toEqual([['cat <<EOF\na\nEOF', 'a\n']]);
		expect(split('$ a &&', 'b', 'out')).toEqual([['a &&\nb', 'out\n']]);
	});

	test('a transcript without prompts holds no commands', () => {
		expect(split('total 3', 'drwxr-xr-x')).toEqual([]);
	});

	test('offsets lead back to the transcript', () => {
		const text = 'intro\nuser@host:~$ curl \\\n> --fail \\\n> example\nanswer\n$ ls -l';
		for (const entry of splitConsole(text)) {
			for (const word of entry.command.matchAll(/[\w-]+/g)) {
				const start = consoleOffset(entry, word.index);
				expect(text.slice(start, start + word[0].length)).toBe(word[0]);
			}
		}
	});
});
