import { UserError } from '../errors/userError.ts';

/** Why a sandbox is not there, where that is no fault of its own: the run's signal, or something missing on this machine. */
export type SandboxReason = 'failed' | 'interrupted' | 'unavailable';

/** A sandbox that could not be set up or torn down. */
export class SandboxError extends UserError {
	readonly reason: SandboxReason;
	/** What the script had printed by then: where it assigns secrets, they are hidden in the rest. */
	readonly printed: string;

	constructor(message: string, hint: string | undefined, reason: SandboxReason = 'failed', printed = '') {
		super(message, hint);
		this.reason = reason;
		this.printed = printed;
	}
}
