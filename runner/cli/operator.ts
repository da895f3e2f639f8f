import { createHeadlessOperator } from '../operator/headlessOperator.ts';
import type { Operator } from '../operator/operator.ts';
import { createTerminalOperator } from '../operator/terminalOperator.ts';
import type { LoadedRunbook } from '../load/loadDocument.ts';
import { readApprovals } from './approvals.ts';
import type { Terminal } from './terminal.ts';

interface OperatorOptions {
	yes: boolean;
	allowDanger: boolean;
	approve: readonly string[];
	sandbox: boolean;
}

/** In a sandbox nothing can be harmed, so a dangerous step needs no word of its own there, and nobody's approval. */
export function createOperator(
	options: OperatorOptions,
	{ runbook }: LoadedRunbook,
	terminal: Terminal,
	signal: AbortSignal,
): Operator {
	const flags = {
		yes: options.yes,
		allowDanger: options.allowDanger || options.sandbox,
		approvals: options.sandbox ? ('any' as const) : readApprovals(options.approve, runbook),
	};
	if (!terminal.interactive) return createHeadlessOperator(flags);
	return createTerminalOperator({ ...flags, input: process.stdin, output: process.stderr, signal });
}
