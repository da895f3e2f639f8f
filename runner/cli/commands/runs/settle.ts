import { createInterface } from 'node:readline/promises';
import { endProcesses } from '../../../execute/session/processes.ts';
import type { Settle, Settlement, UnknownOutcome } from '../../../execute/settleUnknown.ts';
import type { TakenRun } from '../../../journal/takeUpRun.ts';
import { printable } from '../../../report/text/printable.ts';
import type { Terminal } from '../../terminal.ts';
import type { GoOnOptions } from './options.ts';

/** Asks what to do with a step whose end nobody saw: the flags, else the person at the terminal, else nobody. */
export function createSettle(
	{ kept, shells }: TakenRun,
	{ rerunUnknown, skipUnknown }: GoOnOptions,
	terminal: Terminal,
	signal: AbortSignal,
): Settle {
	return async (unknown) => {
		const settlement = rerunUnknown
			? ({ as: 'rerun', by: '--rerun-unknown' } as const)
			: skipUnknown
				? ({ as: 'done', by: '--skip-unknown' } as const)
				: terminal.interactive
					? await ask(unknown, shells, terminal, signal)
					: { as: undefined, reason: whatToLookAt(unknown, shells, kept.run) };
		if (settlement.as === 'rerun') await endShells(shells);
		return settlement;
	};
}

async function ask(
	unknown: UnknownOutcome,
	shells: readonly number[],
	terminal: Terminal,
	signal: AbortSignal,
): Promise<Settlement> {
	terminal.err(`${describe(unknown, shells)}\n`);
	const lines = createInterface({ input: process.stdin, output: process.stderr });
	try {
		const question = 'Run it again (r), take it as done (d), or stop here to look (S)? ';
		const answer = (await lines.question(question, { signal })).trim().toLowerCase();
		if (answer === 'r') return { as: 'rerun', by: 'the operator' };
		if (answer === 'd') return { as: 'done', by: 'the operator' };
		return { as: undefined, reason: `${nameOf(unknown)} has an unknown outcome; stopped to look` };
	} catch {
		return { as: undefined, reason: 'interrupted' };
	} finally {
		lines.close();
	}
}

function nameOf({ id, of }: UnknownOutcome): string {
	return of === 'step' ? `step ${id}` : `the undo of ${id}`;
}

function describe(unknown: UnknownOutcome, shells: readonly number[]): string {
	const { title, command } = unknown;
	const text = command === undefined ? '' : `\n${printable(command).replaceAll(/^/gm, '  ')}`;
	const running = shells.length === 0 ? '' : `\nIt still runs, as process ${shells.join(', ')}.`;
	return `${nameOf(unknown)} (${printable(title)}) was started, and nobody saw it end:${text}${running}`;
}

function whatToLookAt(unknown: UnknownOutcome, shells: readonly number[], run: string): string {
	return [
		describe(unknown, shells),
		'Look whether it did its work. Then:',
		`  runbook-exec resume ${run} --rerun-unknown   runs it again`,
		`  runbook-exec resume ${run} --skip-unknown    takes it as done`,
	].join('\n');
}

/** A command that is run again must not go on beside itself. */
async function endShells(shells: readonly number[]): Promise<void> {
	for (const root of shells) await endProcesses({ root, marker: 'RUNBOOK_EXEC_NONE=' }, 1000);
}
