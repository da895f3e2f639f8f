import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Target } from '../../../plugins/remark-runbook/language.ts';
import { remoteBash } from '../session/remote/connection.ts';
import type { Connection } from '../session/remote/connection.ts';

type Command = [string, ...string[]];
type TargetOf<T extends Target['type']> = Extract<Target, { type: T }>;

export function connectDocker({ container, user }: TargetOf<'docker'>): Connection {
	return fixed({
		name: `the container ${container}`,
		command: ['docker', 'exec', '--interactive', ...option('--user', user), container, ...remoteBash],
		hint: 'Does the container run (docker ps), and has it bash?',
	});
}

/** `kubectl exec` without the notes it makes on standard error. */
export function connectKubectl(target: TargetOf<'kubectl'>, workspace: string, env: NodeJS.ProcessEnv): Connection {
	const { pod, container, namespace, context } = target;
	const place = [...option('--context', context), ...option('--namespace', namespace)];
	const words = [pod, ...option('--container', container), '--', ...remoteBash];
	let quiet: Promise<string[]> | undefined;
	return {
		name: `the pod ${pod}`,
		hint: 'Does the pod run (kubectl get pods), may you exec into it, and has it bash?',
		async command() {
			quiet ??= quietWhereKnown(workspace, env);
			return ['kubectl', ...place, 'exec', '--stdin', ...(await quiet), ...words];
		},
		close: holdsNothing,
	};
}

/** Older clients, such as 1.20, have no `--quiet`. */
async function quietWhereKnown(cwd: string, env: NodeJS.ProcessEnv): Promise<string[]> {
	const { stdout } = await promisify(execFile)('kubectl', ['exec', '--help'], { cwd, env }).catch(() => ({
		stdout: '',
	}));
	return /^\s*(?:-q, )?--quiet\b/m.test(stdout) ? ['--quiet'] : [];
}

/** `docker compose`, or `docker-compose` where only that one is there. */
export function connectCompose(target: TargetOf<'compose'>, workspace: string, env: NodeJS.ProcessEnv): Connection {
	const { service, file, project, user } = target;
	const place = [
		...option('--file', file === undefined ? undefined : path.resolve(workspace, file)),
		...option('--project-name', project),
	];
	const words = ['exec', '-T', ...option('--user', user), service, ...remoteBash];
	let program: Promise<Command> | undefined;
	return {
		name: `the compose service ${service}`,
		hint: 'Does the service run (docker compose ps), and has it bash?',
		async command() {
			program ??= composeProgram(workspace, env);
			return [...(await program), ...place, ...words];
		},
		close: holdsNothing,
	};
}

async function composeProgram(cwd: string, env: NodeJS.ProcessEnv): Promise<Command> {
	try {
		await promisify(execFile)('docker', ['compose', 'version'], { cwd, env });
		return ['docker', 'compose'];
	} catch {
		return ['docker-compose'];
	}
}

function fixed({ name, command, hint }: { name: string; command: Command; hint: string }): Connection {
	return {
		name,
		hint,
		command: async () => command,
		close: holdsNothing,
	};
}

async function holdsNothing(): Promise<void> {
	// Nothing is held open.
}

function option(name: string, value: string | undefined): string[] {
	return value === undefined ? [] : [name, value];
}
