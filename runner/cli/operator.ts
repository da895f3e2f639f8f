import { UserError } from '../errors/userError.ts';
import { createHeadlessOperator } from '../operator/headlessOperator.ts';
import type { Operator } from '../operator/operator.ts';
import type { LoadedRunbook } from '../load/loadedDocument.ts';
import type { Masker } from '../secrets/masker.ts';
import { stepsOfRun } from '../plan/layOutSteps.ts';
import { readApprovals } from './approvals.ts';
import type { Interrupts } from './interrupts.ts';
import type { Output } from './output.ts';
import type { Terminal } from './terminal.ts';

interface OperatorOptions {
	yes: boolean;
	allowDanger: boolean;
	approve: readonly string[];
	sandbox: boolean;
	/** `--step` and `--no-step`; where neither is given, a person is asked before each step of the real system. */
	step?: boolean | undefined;
}

interface Surroundings {
	terminal: Terminal;
	interrupts: Interrupts;
	masker: Masker;
	output: Output;
}

/** In a sandbox nothing can be harmed, so a dangerous step needs no word of its own there, and nobody's approval. */
export async function createOperator(
	options: OperatorOptions,
	document: LoadedRunbook,
	{ terminal, interrupts, masker, output }: Surroundings,
): Promise<Operator> {
	const flags = {
		yes: options.yes,
		allowDanger: options.allowDanger || options.sandbox,
		approvals: options.sandbox ? ('any' as const) : readApprovals(options.approve, stepsOfRun(document)),
	};
	if (!terminal.interactive) {
		if (options.step) throw new UserError('--step needs a terminal to ask at', 'Run it at one, or leave --step out.');
		return createHeadlessOperator(flags);
	}
	const { createTerminalOperator } = await import('../operator/terminalOperator.ts');
	return createTerminalOperator({
		...flags,
		stepping: options.step ?? !(options.yes || options.sandbox),
		input: process.stdin,
		output: process.stderr,
		colors: terminal.colors,
		signal: interrupts.signal,
		interrupt: interrupts.interrupt,
		hide: masker.text,
		makeRoom: output.makeRoom,
	});
}
