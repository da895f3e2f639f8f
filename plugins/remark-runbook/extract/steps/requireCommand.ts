import type { Fence } from '../fences/fence.ts';
import { stepKinds } from '../../schema/steps/index.ts';
import type { StepParts } from './stepParts.ts';

/** The command fence of a kind that must have one. */
export function requireCommand({ fences, outline, opening, extraction }: StepParts): Fence | undefined {
	if (fences.command || fences.refused) return fences.command;
	const [language] = stepKinds[outline.kind].languages;
	const message = `This ${outline.kind} step has no \`${language}\` fence.`;
	const hint = `Add one with the command, or make it a \`manual\` step.`;
	extraction.report('language/missing-command', opening, message, hint);
	return undefined;
}
