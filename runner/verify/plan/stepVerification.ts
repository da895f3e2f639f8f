import type { CommandReport } from '../../report/schema.ts';

/** How high one step stands. `rungReason` says why no higher. */
export interface StepVerification {
	id: string;
	rung: number;
	rungReason: string | undefined;
	commands: CommandReport[];
}
