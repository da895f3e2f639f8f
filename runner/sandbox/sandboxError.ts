import { UserError } from '../errors/userError.ts';

/** A sandbox that could not be set up or torn down. `interrupted` tells that the run's signal was the reason. */
export class SandboxError extends UserError {
	readonly interrupted: boolean;

	constructor(message: string, hint: string | undefined, interrupted = false) {
		super(message, hint);
		this.interrupted = interrupted;
	}
}
