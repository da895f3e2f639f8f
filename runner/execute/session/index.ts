import { createHome } from './home.ts';
import { LocalMachine } from './localMachine.ts';
import { BashSession } from './session.ts';
import type { Session, SessionOptions } from './types.ts';

export type { SavedState, StateChange } from './savedStateSchema.ts';
export type { OutputStream, RunOptions, Session, SessionOptions, SessionResult } from './types.ts';

/** Opens a bash on this machine. A directory that does not exist and a missing bash are `UserError`s. */
export async function openSession(options: SessionOptions): Promise<Session> {
	const session = new BashSession(new LocalMachine(createHome(options)), options.restore);
	await session.open();
	return session;
}
