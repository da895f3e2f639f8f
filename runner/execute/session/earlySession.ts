import { createHome } from './home.ts';
import { LocalMachine } from './localMachine.ts';
import { BashSession } from './session.ts';
import type { Session, SessionOptions } from './types.ts';

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
	const opening = open({ cwd, env });
	let taken = false;
	return {
		take(wanted) {
			if (taken || !isSame(env, wanted.env)) return undefined;
			taken = true;
			return opening.then(async (early) => settle(early ?? (await start(wanted)), wanted.cwd));
		},
		async close() {
			if (!taken) await (await opening)?.session.close();
		},
	};
}

async function settle({ machine, session }: Started, cwd: string): Promise<Session> {
	try {
		machine.settleIn(cwd);
		await session.enter(cwd);
		return session;
	} catch (error) {
		await session.close();
		throw error;
	}
}

interface Started {
	machine: LocalMachine;
	session: BashSession;
}

/** Undefined where it can't be opened: whoever asks for a session is told why. */
async function open(options: SessionOptions): Promise<Started | undefined> {
	try {
		return await start(options);
	} catch {
		return undefined;
	}
}

async function start(options: SessionOptions): Promise<Started> {
	const machine = new LocalMachine(createHome(options));
	const session = new BashSession(machine);
	await session.open();
	return { machine, session };
}

function isSame(one: SessionOptions['env'], other: SessionOptions['env']): boolean {
	return Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);
}
