import type { Problem, Step, StepKind, StepOf } from '../../../plugins/remark-runbook/language.ts';
import type { Plan, PlannedStep } from '../../plan/plan.ts';
import type { ShellSession } from '../../shell/session.ts';
import { lowestOf } from '../ladder.ts';
import type { Layers } from '../layers.ts';
import { checkText } from '../text/checkText.ts';
import type { CheckedText } from '../text/checkText.ts';
import { placeFence } from '../text/fencePlacement.ts';
import { ownParts } from './ownParts.ts';
import { shellParts } from './shellParts.ts';
import type { ShellPart } from './shellParts.ts';
import type { StepVerification } from './stepVerification.ts';

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
		verifyOwn(step, context),
	]);
	const commands = checked.flatMap((text) => text.commands);
	const problems = checked.flatMap((text) => text.problems);
	const broken = problems.find(({ ruleId }) => ruleId.startsWith('shell/'));
	return {
		step: {
			id: step.id,
			...rungOf(commands, broken),
			commands: commands.map(({ report }) => report),
		},
		problems,
	};
}

function checkPart(part: ShellPart, step: Step, context: StepContext): Promise<CheckedText> {
	const { danger, confirm } = step.attributes;
	const session = part.lasting ? context.session : context.session.fork();
	return checkText(
		{
			path: context.plan.path,
			source: context.source,
			text: part.text,
			parsed: session.parse(part.text),
			pointAt: placeFence(part.fence, part.text, context.source),
			risk: {
				type: 'runbook',
				dangerous: part.announced || danger !== undefined || confirm !== undefined,
				bounded: part.bounded,
				reported: context.reported,
			},
			syntax: 'error',
		},
		context.layers,
	);
}

/** Calls the entry of a step's own kind. */
function verifyOwn<K extends StepKind>(step: StepOf<K>, { plan, layers, source }: StepContext): Promise<CheckedText> {
	const kind: K = step.kind;
	return ownParts[kind](step, plan, layers.tools, source, layers.probe);
}

/** The lowest rung of a step's commands, and what keeps it there. */
function rungOf(
	commands: CheckedText['commands'],
	broken: Problem | undefined,
): { rung: number; rungReason: string | undefined } {
	if (broken) return { rung: 0, rungReason: broken.message };
	const lowest = lowestOf(commands);
	if (!lowest) return { rung: 1, rungReason: 'there is nothing to look up' };
	const alike = commands.every(({ reason }) => reason === lowest.reason);
	const about = alike || lowest.rung === 3 ? '' : `${lowest.report.text}: `;
	return { rung: lowest.rung, rungReason: lowest.reason && `${about}${lowest.reason}` };
}
