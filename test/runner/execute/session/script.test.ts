import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestSession, runAll, temporaryDirectory } from './support.ts';

/** Small commands that build on each other; none needs more than bash and coreutils. */
const commands = [
	'mkdir -p a/b',
	'cd a',
	'cd a/b 2>/dev/null',
	// Never above the directory of the test.
	'[[ ${PWD##*/} == [ab] ]] && cd ..',
	'cd - >/dev/null',
	'pushd . >/dev/null; popd >/dev/null',
	'x=$((${x:-0} + 1)); echo "$x"',
	'export y="$x$x"; bash -c \'echo "<$y>"\'',
	'unset x',
	'list+=(e$x); echo "${list[@]}"',
	'f() { echo "f $1 $x"; return 3; }',
	'f 1',
	'trap \'echo "usr1 $x"\' USR1',
	'[[ -n $(trap -p USR1) ]] && kill -USR1 $$',
	"trap '' USR1",
	'set -f; echo *; set +f',
	'shopt -s nullglob; echo none*',
	'set -o pipefail',
	'set +o pipefail',
	'false | true; echo $?',
	'false',
	'echo $?',
	'set -- $x 2 3; echo $#',
	'echo $1',
	'echo a >file; cat <file; wc -c <file',
	'cat',
	'read line; echo "[$line]"',
	'cat <<E\nhere $x\nE',
	'for i in 1 2; do echo $i; done',
	'while read l; do echo "$l"; done < <(printf "1\\n2\\n")',
	'exec 3>>log; echo 3 >&3; cat log',
	'exec 3>&-',
	'echo "quote \' double \\" back \\\\ dollar \\$x"',
	'printf no-newline',
	'umask 022; umask',
	'{ echo 1; echo 2 >&2; } 2>&1',
	'(exit 4)',
	'(cd /; pwd)',
	'[[ $x == 1 ]] && echo one',
	'readonly r=1; r=2; echo no',
	'echo "${r-none}"',
	'sleep 0 & wait $!; echo $?',
	'echo ${BASH_SUBSHELL} ${#FUNCNAME[@]} ',
	'break; echo after',
	'echo é; x=é',
];

test('any sequence of commands does what one script of them does', { timeout: 120_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.constantFrom(...commands), { minLength: 1, maxLength: 25 }), async (sequence) => {
			expect(await inSession(sequence)).toEqual(await byHand(sequence));
		}),
		{ numRuns: 60 },
	);
});

interface Outcome {
	stdout: string;
	exit: number | null | undefined;
	/** Relative to where it began. */
	cwd: string;
}

const { OLDPWD: _, ...env } = process.env;

async function inSession(sequence: string[]): Promise<Outcome> {
	const start = realpathSync(await temporaryDirectory());
	const session = await openTestSession({ cwd: start, env });
	const results = await runAll(session, sequence);
	const { cwd } = await session.state();
	await session.close();
	return {
		stdout: hidden(results.map(({ stdout }) => stdout.text).join(''), start),
		exit: results.at(-1)?.exit,
		cwd: path.relative(start, cwd),
	};
}

async function byHand(sequence: string[]): Promise<Outcome> {
	const start = realpathSync(await temporaryDirectory());
	const script = path.join(await temporaryDirectory(), 'script');
	await writeFile(script, `${sequence.join('\n')}\nstatus=$?; pwd >${script}.cwd; exit $status\n`);
	const { stdout, status } = spawnSync('bash', [script], {
		cwd: start,
		env,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const cwd = (await readFile(`${script}.cwd`, 'utf8')).trimEnd();
	return { stdout: hidden(stdout, start), exit: status, cwd: path.relative(start, cwd) };
}

function hidden(text: string, directory: string): string {
	return text.replaceAll(directory, '<start>');
}
