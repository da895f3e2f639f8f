import type { CommandFence, Step } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';

/** One shell text of a planned step and the fence that it comes from. */
export interface ShellPart {
	fence: CommandFence;
	text: string;
	/** Whether its effects last in the session: only the command's do. */
	lasting: boolean;
	/** An undo is asked for by name, and what it takes back it may destroy. */
	announced: boolean;
	/** The step ends what does not end by itself, or runs it beside the others. */
	bounded: boolean;
}

/** The shell texts of a step in the order in which a run would reach them. */
export function shellParts(planned: PlannedStep): ShellPart[] {
	const { step } = planned;
	const command = commandFence(step);
	const parts: [CommandFence | undefined, string | undefined, 'command' | 'check' | 'ready' | 'undo' | 'dry-run'][] = [
		[step.check, planned.check, 'check'],
		[step.dryRun, planned.dryRun, 'dry-run'],
		[command, planned.command, 'command'],
		[step.kind === 'shell' ? step.ready : undefined, planned.ready, 'ready'],
		[step.undo, planned.undo, 'undo'],
	];
	return parts.flatMap(([fence, text, role]) =>
		fence && fence.language !== 'sql' && text !== undefined
			? [
					{
						fence,
						text,
						lasting: role === 'command' && !isBackground(step),
						announced: role === 'undo',
						bounded: role === 'command' && isBounded(step),
					},
				]
			: [],
	);
}

/** A background command runs in a shell of its own. */
function isBackground(step: Step): boolean {
	return step.kind === 'shell' && step.background;
}

function isBounded(step: Step): boolean {
	return isBackground(step) || (step.kind === 'shell' && step.follow !== undefined);
}

function commandFence(step: Step): CommandFence | undefined {
	if (step.kind === 'shell') return step.command;
	return step.kind === 'wait' && step.until.type === 'command' ? step.until.command : undefined;
}
