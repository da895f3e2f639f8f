import type { Fence } from '../fences/fence.ts';
import type { StepParts } from './stepParts.ts';

const contents = {
	shell: { language: 'bash', text: 'the command' },
	http: { language: 'http', text: 'the request' },
	require: { language: 'yaml', text: 'what must hold' },
	edit: { language: 'yaml', text: 'the changes' },
	browser: { language: 'yaml', text: 'the actions' },
	sql: { language: 'sql', text: 'the statements' },
	file: { language: 'text', text: 'the content' },
};

/** The command fence of a kind that must have one. */
export function requireCommand(
	{ fences, opening, extraction }: StepParts,
	kind: keyof typeof contents,
): Fence | undefined {
	if (fences.command || fences.refused) return fences.command;
	const { language, text } = contents[kind];
	const message = `This ${kind} step has no \`${language}\` fence.`;
	const hint = `Add one with ${text}, or make it a \`manual\` step.`;
	extraction.report('language/missing-command', opening, message, hint);
	return undefined;
}
