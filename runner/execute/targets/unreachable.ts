import type { UserError } from '../../errors/userError.ts';
import type { Session, SessionResult } from '../session/index.ts';

/** The session of a target that can't be reached: every command fails with the reason. */
export function unreachable(error: UserError): Session {
	const said = { text: error.hint ?? '', bytes: 0, truncated: false, binary: false };
	const result: SessionResult = {
		ended: 'session-lost',
		note: error.message,
		stdout: { ...said, text: '' },
		stderr: said,
		durationMs: 0,
	};
	return {
		run: async () => result,
		async state() {
			throw error;
		},
		save: async () => undefined,
		async close() {
			// It was never open.
		},
	};
}
