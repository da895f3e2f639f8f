import type { CommandFence, Problem, Step } from '../../../plugins/remark-runbook/language.ts';
import type { Plan, PlannedStep } from '../../plan/plan.ts';
import type { ShellSession } from '../../shell/session.ts';
import type { Layers } from '../layers.ts';
import { checkText } from '../text/checkText.ts';
import type { CheckedText } from '../text/checkText.ts';
import { placeFence } from '../text/fencePlacement.ts';
import { verifyRequirements } from './verifyRequirements.ts';
import type { StepVerification } from './verifyPlan.ts';

interface StepContext {
	plan: Plan;
	source: string;
	session: ShellSession;
	layers: Layers;
	/** Rules that were reported for this document and need no second report. */
	reported: Set<string>;
}

interface VerifiedStep {
	step: StepVerification;
	problems: Problem[];
}

/** Verifies one step: its fences in the order in which a run would reach them, then what else it holds. */
export async function verifyStep(planned: PlannedStep, context: StepContext): Promise<VerifiedStep> {
	const { step } = planned;
	const checked = await Promise.all([
		...shellParts(planned).map((part) => checkPart(part, step, context)),
		...(step.kind === 'require' ? [verifyRequirements(step, context.plan, context.layers.tools)] : []),
	]);
	const commands = checked.flatMap((text) => text.commands);
	const problems = checked.flatMap((text) => text.problems);
	const broken = problems.find(({ ruleId }) => ruleId.startsWith('shell/'));
	return {
		step: {
			id: step.id,
			...rungOf(step, commands, broken),
			commands: commands.map(({ report }) => report),
		},
		problems,
	};
}

interface ShellPart {
	fence: CommandFence;
	text: string;
	/** Whether its effects last in the session: only the command's do. */
	lasting: boolean;
	/** An undo is asked for by name, and what it takes back it may destroy. */
	announced: boolean;
}

function shellParts(planned: PlannedStep): ShellPart[] {
	const { step } = planned;
	const command = commandFence(step);
	const parts: [CommandFence | undefined, string | undefined, 'command' | 'check' | 'undo' | 'dry-run'][] = [
		[step.check, planned.check, 'check'],
		[step.dryRun, planned.dryRun, 'dry-run'],
		[command, planned.command, 'command'],
		[step.undo, planned.undo, 'undo'],
	];
	return parts.flatMap(([fence, text, role]) =>
		fence && text !== undefined ? [{ fence, text, lasting: role === 'command', announced: role === 'undo' }] : [],
	);
}

function commandFence(step: Step): CommandFence | undefined {
	if (step.kind === 'shell') return step.command;
	return step.kind === 'wait' && step.until.type === 'command' ? step.until.command : undefined;
}

function checkPart(part: ShellPart, step: Step, context: StepContext): Promise<CheckedText> {
	const { danger, confirm } = step.attributes;
	const session = part.lasting ? context.session : context.session.fork();
	return checkText(
		{
			path: context.plan.path,
			text: part.text,
			parsed: session.parse(part.text),
			pointAt: placeFence(part.fence, part.text, context.source),
			risk: {
				type: 'runbook',
				dangerous: part.announced || danger !== undefined || confirm !== undefined,
				reported: context.reported,
			},
			syntax: 'error',
		},
		context.layers,
	);
}

const withoutCommands: Readonly<Partial<Record<Step['kind'], string>>> = {
	http: 'whether the request is answered shows only when it is sent',
	manual: 'only a person can do it',
	wait: 'a wait has nothing to look up',
};

/** The lowest rung of a step's commands, and what keeps it there. */
function rungOf(
	step: Step,
	commands: CheckedText['commands'],
	broken: Problem | undefined,
): { rung: number; rungReason: string | undefined } {
	if (broken) return { rung: 0, rungReason: broken.message };
	const lowest = commands.toSorted((a, b) => a.rung - b.rung)[0];
	if (step.kind === 'http') return { rung: 1, rungReason: withoutCommands.http };
	if (!lowest) return { rung: 1, rungReason: withoutCommands[step.kind] ?? 'it starts no program' };
	return {
		rung: lowest.rung,
		rungReason: lowest.rung < 3 && lowest.reason ? `${lowest.report.text}: ${lowest.reason}` : lowest.reason,
	};
}
