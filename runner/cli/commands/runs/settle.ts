import { endProcesses } from '../../../execute/session/processes.ts';
import type { Settle, Settlement, UnknownOutcome } from '../../../execute/settle.ts';
import type { TakenRun } from '../../../journal/takeUpRun.ts';
import type { Operator } from '../../../operator/operator.ts';
import { printable } from '../../../report/text/printable.ts';
import type { GoOnOptions } from './options.ts';

/** Asks what to do with a step whose end nobody saw: the flags, else the person at the terminal, else nobody. */
export function createSettle(
	{ kept, shells }: TakenRun,
	{ rerunUnknown, skipUnknown }: GoOnOptions,
	operator: Operator | undefined,
): Settle {
	return async (unknown) => {
		const settlement = rerunUnknown
			? ({ as: 'rerun', by: '--rerun-unknown' } as const)
			: skipUnknown
				? ({ as: 'done', by: '--skip-unknown' } as const)
				: operator
					? await ask(unknown, shells, operator)
					: { as: undefined, reason: whatToLookAt(unknown, shells, kept.run) };
		if (settlement.as === 'rerun') await endShells(shells);
		return settlement;
	};
}

async function ask(unknown: UnknownOutcome, shells: readonly number[], operator: Operator): Promise<Settlement> {
	const answer = await operator.choose({
		id: unknown.id,
		title: describe(unknown, shells),
		options: [
			{ value: 'stop', title: 'Stop here to look' },
			{ value: 'rerun', title: 'Run it again' },
			{ value: 'done', title: 'Take it as done' },
		],
	});
	if (!answer.given) return { as: undefined, reason: answer.reason };
	if (answer.option === 'rerun' || answer.option === 'done') return { as: answer.option, by: answer.by };
	return { as: undefined, reason: `${nameOf(unknown)} has an unknown outcome; stopped to look` };
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
