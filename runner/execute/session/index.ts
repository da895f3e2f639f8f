import { createHome } from './home.ts';
import { LocalSession } from './session.ts';
import type { Session, SessionOptions } from './types.ts';

export type { SavedState, StateChange } from './savedStateSchema.ts';
export type { RunOptions, Session, SessionOptions, SessionResult } from './types.ts';

/** Opens a bash on this machine. A directory that does not exist and a missing bash are `UserError`s. */
export async function openSession(options: SessionOptions): Promise<Session> {
	const session = new LocalSession(createHome(options));
	await session.open();
	return session;
}
