import { createHome } from './home.ts';
import { LocalSession } from './session.ts';
import type { Session, SessionOptions } from './types.ts';

type Environment = SessionOptions['env'];

/** A session that is opened while the document is still being read. */
export interface EarlySession {
	/** The session, in the directory that was asked for; undefined where its environment is not the one that was asked for. */
	take(options: SessionOptions): Promise<Session> | undefined;
	/** Closes the session where nobody took it. */
	close(): Promise<void>;
}

/** Starts a bash early. With `BASH_ENV` a start does more than that, and waits until a step asks for it. */
export function openEarly({ cwd, env }: SessionOptions): EarlySession | undefined {
	if (env['BASH_ENV']) return undefined;
	const opening = open(cwd, env);
	let taken = false;
	return {
		take(wanted) {
			if (taken || !isSame(env, wanted.env)) return undefined;
			taken = true;
			return opening.then(async (session) => {
				if (!session) return reopen(wanted);
				await session.enter(wanted.cwd);
				return session;
			});
		},
		async close() {
			if (!taken) await (await opening)?.close();
		},
	};
}

/** Undefined where it can't be opened: whoever asks for a session is told why. */
async function open(cwd: string, env: Environment): Promise<LocalSession | undefined> {
	try {
		return await reopen({ cwd, env });
	} catch {
		return undefined;
	}
}

async function reopen(options: SessionOptions): Promise<LocalSession> {
	const session = new LocalSession(createHome(options));
	await session.open();
	return session;
}

function isSame(one: Environment, other: Environment): boolean {
	return Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);
}
