import { expect, test } from 'vitest';
import { lastOutput, openTestSession } from './support.ts';

test.each([
	['an unclosed double quote', 'echo a\necho "b\n', 2, 'unexpected EOF while looking for matching `"\''],
	['an unclosed single quote', "echo 'it", 1, "unexpected EOF while looking for matching `''"],
	['a bare fi', 'true\ntrue\nfi', 3, "syntax error near unexpected token `fi'"],
	['an unclosed if', 'if true; then\necho a', 2, 'syntax error: unexpected end of file'],
	['an unclosed brace', 'f() {\necho a\n', 2, 'syntax error: unexpected end of file'],
	['a closing brace too many', 'echo a\n}', 2, "syntax error near unexpected token `}'"],
	['an unclosed substitution', 'echo $(date', 1, "unexpected EOF while looking for matching `)'"],
])('%s is a syntax error at its line, and the session goes on', async (_, command, line, message) => {
	const session = await openTestSession();
	await session.run('x=1');
	const result = await session.run(command);
	expect(result).toMatchObject({ ended: 'syntax-error', syntaxError: { line, message } });
	expect(result.stderr.text).not.toContain('__runbook');
	expect(await lastOutput(session, 'echo "alive $x"')).toBe('alive 1\n');
});

test('words of a syntax error prove none', async () => {
	const session = await openTestSession();
	const result = await session.run(
		'echo "bash: eval: line 1: syntax error near unexpected token \'fi\'" >&2; (exit 2)',
	);
	expect(result).toMatchObject({ ended: 'exited', exit: 2 });
	expect(await session.run("eval 'fi'")).toMatchObject({ ended: 'exited', exit: 2 });
});

test('grammar that an option of the session allows is none either', async () => {
	const session = await openTestSession();
	await session.run('shopt -s extglob');
	expect(await session.run('ls no-!(x) >&2; (exit 2)')).toMatchObject({ ended: 'exited', exit: 2 });
});

test('a NUL byte is an error at its line', async () => {
	const session = await openTestSession();
	expect(await session.run('echo a\necho b\0c')).toMatchObject({
		ended: 'syntax-error',
		syntaxError: { line: 2, message: expect.stringContaining('NUL') },
	});
	expect(await lastOutput(session, 'echo alive')).toBe('alive\n');
});
