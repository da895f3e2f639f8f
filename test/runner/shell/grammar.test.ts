import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createShellSession } from '../../../runner/shell/session.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/shell');

const severalLines = [
	'echo "two\nlines"',
	"echo 'two\nlines'",
	'echo a \\\n  b \\\n  c',
	'cat <<EOF\n$HOME (not) & parsed\nEOF',
	"cat <<'EOF'\n$(not run) 'quote\nEOF\necho after",
	'cat <<-EOF\n\ttabbed\n\tEOF',
	'cat <<A <<B\na\nA\nb\nB',
	'if a; then\n  b\nelif c; then\n  d\nfi',
	'for i in a b\ndo\n  echo $i\ndone',
	'f() {\n  local x=1\n}\nf',
	'case $1 in\n  start) a ;;\n  *) b ;;\nesac',
	'x=(\n  one # first\n  two\n)',
	'a |\n  b |\n  c',
	'a &&\n  b ||\n  c',
	'echo "$(cat <<EOF\nx\nEOF\n)"',
];

const brokenLines = [
	'if a; then\n  b\n',
	'cat <<EOF\nx\nEOF\nfi',
	'echo a\n| b',
	'f() {\n  a\n',
	'x=(\n  one\n',
	'a &&\n\n',
];

function readLines(name: string): string[] {
	return readFileSync(path.join(fixtures, name), 'utf8').trim().split('\n');
}

/** bash itself is the judge: it reads without executing, and says nothing about what it accepts. */
function bashAccepts(text: string): boolean {
	return spawnSync('bash', ['-O', 'extglob', '-n', '-c', text], { encoding: 'utf8' }).stderr === '';
}

describe('the shell grammar, compared with bash', () => {
	test.each([...readLines('valid.txt'), ...severalLines])('accepts %j as bash does', (text) => {
		expect(bashAccepts(text)).toBe(true);
		expect(createShellSession().parse(text).errors).toEqual([]);
	});

	test.each([...readLines('invalid.txt'), ...brokenLines])('refuses %j as bash does', (text) => {
		expect(bashAccepts(text)).toBe(false);
		expect(createShellSession().parse(text).errors).toHaveLength(1);
	});

	test('goes on after the line with the error', () => {
		const { commands, errors } = createShellSession().parse('first\necho "unclosed\nthird --flag');
		expect(errors).toEqual([{ message: 'unterminated double quote', span: { start: 11, end: 12 } }]);
		expect(commands.map(({ words }) => words[0]?.text)).toEqual(['first', 'third']);
	});
});
