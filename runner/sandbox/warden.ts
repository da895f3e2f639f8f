import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import type { SandboxContract } from '../../plugins/remark-runbook/language.ts';
import { findBash } from '../execute/session/findBash.ts';
import { readAssignments } from './assignments.ts';
import { noteSuffix, noteWarden, sandboxVariable } from './directory.ts';
import type { SandboxOptions } from './options.ts';

/** Takes the sandbox down should our own process end before it could, by SIGKILL for example. */
export interface Warden {
	/** Tells it what the setup prints, for the teardown. */
	hear(stdout: string): void;
	/** Ends it, once the sandbox is gone. */
	dismiss(): Promise<void>;
}

/*
 * Reads variables until we tell it to go; the end of the input means that we are gone. Then the processes go first, since a
 * setup may still be at work, and the teardown comes twice, since an engine may still be busy with what it was asked last.
 * A process that wrote its title over its environment is known by the directory that it works in.
 */
const script = `
while IFS= read -r line; do
	case $line in
	*=*) export "$line" ;;
	*) exit 0 ;;
	esac
done
trap '' INT TERM HUP
cd /
# Were it empty, every directory would lie in it.
real=$(cd -P -- "$1" && pwd) || real=$1
find_processes() {
	env -u ${sandboxVariable} grep --null-data --line-regexp --files-with-matches --fixed-strings "${sandboxVariable}=$1" /proc/[0-9]*/environ
	for process in /proc/[0-9]*; do
		case $(readlink "$process/cwd")/ in
		"$real"/*) grep --null-data --quiet '^[A-Za-z_][A-Za-z0-9_]*=' "$process/environ" || echo "$process/environ" ;;
		esac
	done
}
end_processes() {
	find_processes "$1" | while IFS=/ read -r _ _ pid _; do kill -"$2" "$pid"; done
}
for round in 1 2; do
	end_processes "$1" TERM
	sleep 1
	end_processes "$1" KILL
	(cd -- "$1" && bash -c "$3")
done
end_processes "$1" KILL
rm -rf -- "$1" "$1$2"
`;

const lineEnd = '\n';

/** Starts one for a directory that was made; `variables` are what setup and teardown have. */
export async function startWarden(
	{ teardown = ':' }: SandboxContract,
	{ env }: SandboxOptions,
	directory: string,
	variables: Record<string, string>,
): Promise<Warden> {
	const child = spawn(findBash(env['PATH']), ['-c', script, 'runbook-warden', directory, noteSuffix, teardown], {
		env: { ...env },
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	const { stdin, pid } = child;
	stdin.on('error', () => undefined);
	const exited = once(child, 'exit').catch(() => undefined);
	// Neither keeps a program running that has come to its end.
	child.unref();
	if (stdin instanceof Socket) stdin.unref();
	if (pid !== undefined) await noteWarden(directory, pid);
	const tell = (assignments: Record<string, string>): void =>
		void stdin.write(
			Object.entries(assignments)
				.map(([name, value]) => `${name}=${value}${lineEnd}`)
				.join(''),
		);
	tell(variables);
	let heard = '';
	return {
		hear: (stdout) => {
			const lines = (heard + stdout).split(lineEnd);
			heard = lines.pop() ?? '';
			tell(readAssignments(lines.join(lineEnd)).env);
		},
		dismiss: async () => {
			child.ref();
			stdin.end(`end${lineEnd}`);
			await exited;
		},
	};
}
