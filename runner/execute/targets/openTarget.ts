import { describeTarget } from '../../../plugins/remark-runbook/language.ts';
import type { Target } from '../../../plugins/remark-runbook/language.ts';
import { UserError } from '../../errors/userError.ts';
import { findBash } from '../session/findBash.ts';
import type { SavedState, Session } from '../session/index.ts';
import type { Connection } from '../session/remote/connection.ts';
import { RemoteMachine } from '../session/remote/remoteMachine.ts';
import { BashSession } from '../session/session.ts';
import { connectCompose, connectDocker, connectKubectl } from './containers.ts';
import { GroupSession } from './groupSession.ts';
import type { Host } from './groupSession.ts';
import { SshConnection } from './ssh.ts';

export type RemoteTarget = Exclude<Target, { type: 'local' }>;

interface TargetOptions {
	workspace: string;
	/** The environment that clients run in. */
	env: Readonly<Record<string, string | undefined>>;
	/** Variables that the runbook sets, there as here. */
	contractEnv: Readonly<Record<string, string>>;
	/** What an earlier session there left. */
	restore?: SavedState | undefined;
}

/** Opens the sessions of a target elsewhere. One that can't be reached is a `UserError`. */
export async function openTarget(target: RemoteTarget, options: TargetOptions): Promise<Session> {
	const hosts = connect(target, options).map(({ name, connection }): Host & { opened: BashSession } => {
		const session = new BashSession(
			new RemoteMachine({
				connection,
				cwd: target.cwd,
				env: { ...options.contractEnv, ...target.env },
				clientEnv: options.env,
				grammarBash: findBash(options.env['PATH']),
			}),
			options.restore,
		);
		return { name, session, opened: session };
	});
	const opened = await Promise.allSettled(hosts.map((host) => host.opened.open()));
	const failed = opened.find((result) => result.status === 'rejected');
	const [first] = hosts;
	if (failed || !first) {
		await Promise.allSettled(hosts.map(({ session }) => session.close()));
		throw failed?.reason ?? new UserError(`${describeTarget(target)} names no host`);
	}
	if (target.type !== 'ssh' || hosts.length === 1) return first.session;
	return new GroupSession(hosts, target.serial ?? '1');
}

function connect(target: RemoteTarget, { workspace, env }: TargetOptions): { name: string; connection: Connection }[] {
	switch (target.type) {
		case 'ssh':
			return target.hosts.map((host) => ({
				name: host,
				connection: new SshConnection({ target, host, workspace, env }),
			}));
		case 'docker':
			return [{ name: target.container, connection: connectDocker(target) }];
		case 'compose':
			return [{ name: target.service, connection: connectCompose(target, workspace, env) }];
		case 'kubectl':
			return [{ name: target.pod, connection: connectKubectl(target, workspace, env) }];
	}
}
