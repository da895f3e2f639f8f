import { UserError } from '../errors/userError.ts';

/** Why a sandbox is not there, where that is no fault of its own: the run's signal, or something missing on this machine. */
export type SandboxReason = 'failed' | 'interrupted' | 'unavailable';

/** A sandbox that could not be set up or torn down. */
export class SandboxError extends UserError {
	readonly reason: SandboxReason;

	constructor(message: string, hint: string | undefined, reason: SandboxReason = 'failed') {
		super(message, hint);
		this.reason = reason;
	}
}
