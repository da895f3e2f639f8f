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
export function connectKubectl(target: TargetOf<'kubectl'>): Connection {
	const { pod, container, namespace, context } = target;
	const place = [...option('--context', context), ...option('--namespace', namespace)];
	const words = ['exec', '--stdin', '--quiet', pod, ...option('--container', container), '--', ...remoteBash];
	return fixed({
		name: `the pod ${pod}`,
		command: ['kubectl', ...place, ...words],
		hint: 'Does the pod run (kubectl get pods), may you exec into it, and has it bash?',
	});
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
		async close() {
			// Nothing is held open.
		},
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
		async close() {
			// Nothing is held open.
		},
	};
}

function option(name: string, value: string | undefined): string[] {
	return value === undefined ? [] : [name, value];
}
