import { describe, expect, test } from 'vitest';
import type { ShellCommand } from '../../../runner/shell/command.ts';
import { createShellSession } from '../../../runner/shell/session.ts';

/** Each command as `directory: words`, with `?` before words that are not known. */
function outline(...texts: string[]): string[] {
	const session = createShellSession();
	return texts.flatMap((text) =>
		session
			.parse(text)
			.commands.filter(({ words }) => words.length > 0)
			.map(describeCommand),
	);
}

function describeCommand({ cwd, words, location }: ShellCommand): string {
	const place = location.type === 'elsewhere' ? `${location.through} ${location.where}` : (cwd ?? '?');
	return `${place}: ${words.map(({ known, text }) => (known ? text : `?${text}`)).join(' ')}`;
}

describe('the working directory', () => {
	test.each([
		['cd src && ls', ['.: cd src', 'src: ls']],
		['cd src; cd ../lib; ls', ['.: cd src', 'src: cd ../lib', 'lib: ls']],
		['cd src; ls; cd -; ls', ['.: cd src', 'src: ls', 'src: cd -', '.: ls']],
		['pushd a; ls; popd; ls', ['.: pushd a', 'a: ls', 'a: popd', '.: ls']],
		['(cd src && ls); ls', ['.: cd src', 'src: ls', '.: ls']],
		['cd src | cat; ls', ['.: cd src', '.: cat', '.: ls']],
		['cd src & ls', ['.: cd src', '.: ls']],
		['cd a || cd b; ls', ['.: cd a', '.: cd b', 'a: ls']],
		['if x; then cd a; fi; ls', ['.: x', '.: cd a', '?: ls']],
		['cd /srv/app/; ls', ['.: cd /srv/app/', '/srv/app: ls']],
		['cd "$(mktemp -d)"; ls', ['.: cd ?$(mktemp -d)', '.: mktemp -d', '?: ls']],
		['cd; ls', ['.: cd', '?: ls']],
		['cd <fresh clone>; ls', ['.: cd ?<fresh clone>', '<fresh clone>: ls']],
		['f() { cd lib; }; ls; f; ls', ['.: cd lib', '.: ls', '.: f', 'lib: ls']],
	])('%s', (text, expected) => {
		expect(outline(text)).toEqual(expected);
	});

	test('goes on from fence to fence, and a fork leaves it alone', () => {
		const session = createShellSession();
		session.parse('cd app');
		session.fork().parse('cd deeper');
		expect(session.parse('ls').commands[0]?.cwd).toBe('app');
		expect(createShellSession({ cwd: 'sub' }).parse('ls').commands[0]?.cwd).toBe('sub');
	});
});

describe('variables', () => {
	test.each([
		['DIR=src; cd $DIR && ls', ['.: cd src', 'src: ls']],
		['DIR=src; ls "${DIR}/a" ${DIR:-x}', ['.: ls src/a src']],
		['export A=1 B=2; echo $A$B', ['.: export A=1 B=2', '.: echo 12']],
		['OPTIONS="-a -b"; ls $OPTIONS "$OPTIONS"', ['.: ls -a -b -a -b']],
		['A=1; A=$(date); echo $A', ['.: date', '.: echo ?$A']],
		['echo $UNKNOWN "x$UNKNOWN"', ['.: echo ?$UNKNOWN ?x$UNKNOWN']],
		['A=1 env; echo $A', ['.: env', '.: echo ?$A']],
		['A=1; if x; then A=2; fi; echo $A', ['.: x', '.: echo ?$A']],
		['A=1; (A=2); echo $A', ['.: echo 1']],
		['read A; echo $A', ['.: read A', '.: echo ?$A']],
		['A=1; unset A; echo $A', ['.: unset A', '.: echo ?$A']],
		['for x in one; do echo $x; done', ['.: echo one']],
		['for x in one two; do echo $x; done', ['.: echo ?$x']],
	])('%s', (text, expected) => {
		expect(outline(text)).toEqual(expected);
	});

	test('carry over to later fences', () => {
		expect(outline('TAG=v1', 'git checkout $TAG')).toEqual(['.: git checkout v1']);
	});
});

describe('names that the document brings', () => {
	test('functions are marked, aliases give way to their words', () => {
		const session = createShellSession();
		session.parse('deploy() { kubectl apply -f x; }\nalias k="kubectl -n prod"');
		const [call, alias] = session.parse('deploy now\nk get pods').commands;
		expect(call?.defined).toBe(true);
		expect(alias?.words.map(({ text }) => text)).toEqual(['kubectl', '-n', 'prod', 'get', 'pods']);
		expect(alias?.defined).toBe(false);
	});

	test.each(['source env.sh', '. venv/bin/activate', 'eval "$(tool init)"', 'export PATH=$PATH:bin'])(
		'%s may bring more',
		(text) => {
			const session = createShellSession();
			expect(session.parse('tool').commands[0]?.mayBeDefined).toBe(false);
			session.parse(text);
			expect(session.parse('tool').commands[0]?.mayBeDefined).toBe(true);
		},
	);
});

describe('what a command stands in', () => {
	test('all parts of the grammar are walked', () => {
		const text = [
			'if a1; then a2; elif a3; then a4; else a5; fi',
			'while b1; do b2; done < <(b3)',
			'for x in $(c1); do c2; done',
			'case $(d1) in x) d2 ;; *) d3 ;; esac',
			'e1 "$(e2 `e3`)" <<< "$(e4)"',
			'{ f1; (f2 | f3); } && ! f4 || f5 &',
			'[[ -n $(g1) ]] && X=$(g2)',
			'cat <<EOF',
			'$(h1)',
			'EOF',
		].join('\n');
		const names = createShellSession()
			.parse(text)
			.commands.map(({ words }) => words[0]?.text)
			.filter((name) => name !== undefined && name !== 'cat');
		expect(names.toSorted()).toEqual(
			'a1 a2 a3 a4 a5 b1 b2 b3 c1 c2 d1 d2 d3 e1 e2 e3 e4 f1 f2 f3 f4 f5 g1 g2 h1'.split(' '),
		);
	});

	test('input, pipeline and background', () => {
		const { commands } = createShellSession().parse('a | b < f &\nc <<E\nE\nd');
		expect(
			commands.map(({ input, background, pipeline }) => [input, background, pipeline.index, pipeline.length]),
		).toEqual([
			['inherited', true, 0, 2],
			['file', true, 1, 2],
			['heredoc', false, 0, 1],
			['inherited', false, 0, 1],
		]);
	});

	test('redirects of a compound command are kept', () => {
		const { commands } = createShellSession().parse('{ echo a; } > out.txt');
		expect(commands.flatMap(({ redirects }) => redirects.map(({ target }) => target.text))).toEqual(['out.txt']);
	});

	test('deep nesting ends', () => {
		const text = `${'$('.repeat(400)}true${')'.repeat(400)}`;
		expect(() => createShellSession().parse(`echo ${text}`)).not.toThrow();
		expect(() => createShellSession().parse('f() { f; }; f')).not.toThrow();
		const names = Array.from({ length: 20 }, (_, index) => `f${index}`);
		const functions = names.map((name, index) => `${name}() { ${`f${index + 1};`.repeat(20)} }`);
		expect(createShellSession().parse(`${functions.join('\n')}\nf0`).commands).toHaveLength(401);
	});
});
