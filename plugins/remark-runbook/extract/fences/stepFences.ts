import type { Code } from 'mdast';
import { didYouMean } from '../../problems/nearest.ts';
import { fenceRoles, type CommandFence, type FenceRole, type OutputFence } from '../../schema/fence.ts';
import type { Capture } from '../../schema/capture.ts';
import { anyLanguage, stepKinds, type StepKind } from '../../schema/steps/index.ts';
import type { Extraction } from '../extraction.ts';
import { scanSql } from '../../template/index.ts';
import { captureFence } from './captureFence.ts';
import { commandFence, readFence, shellLanguages, type Fence } from './fence.ts';
import { capitalised, withArticle } from '../values/words.ts';
import { outputFence } from './outputFence.ts';

/** The fences of one step by their roles. */
export interface StepFences {
	/** Left as read: its kind decides what its text is. */
	command?: Fence;
	/** Whether a fence was refused that may have been meant as the command. */
	refused: boolean;
	output: OutputFence[];
	check?: CommandFence;
	undo?: CommandFence;
	dryRun?: CommandFence;
	/** Tells that a background command can be used. */
	ready?: CommandFence;
	capture?: Fence;
	captures: Capture[];
}

export function readStepFences(
	codes: readonly Code[],
	kind: StepKind,
	step: number,
	extraction: Extraction,
): StepFences {
	const fences: StepFences = { output: [], captures: [], refused: false };
	for (const code of codes) {
		const fence = readFence(code, step, extraction);
		if (fence.meta.role === 'example') continue;
		if (isUsable(fence, kind, extraction)) place(fence, kind, fences, extraction);
		else fences.refused = true;
	}
	return fences;
}

function isUsable(fence: Fence, kind: StepKind, extraction: Extraction): boolean {
	const { meta } = fence;
	const roles: readonly FenceRole[] = stepKinds[kind].roles;
	if (!roles.includes(meta.role)) {
		reportRole(fence, kind, roles, extraction);
		return false;
	}
	const languages = languagesOf(meta.role, kind);
	const isKnown = languages === anyLanguage || languages.some((language) => language === meta.language);
	if (meta.role !== 'output' && !isKnown) {
		reportLanguage(fence, kind, languages, extraction);
		return false;
	}
	if (fence.content.text.trim() === '' && meta.role !== 'output') {
		const message = `This ${meta.role} is empty.`;
		extraction.report('language/empty-fence', fence.range, message, 'Write its text, or remove the fence.');
		return false;
	}
	return true;
}

function languagesOf(role: FenceRole, kind: StepKind): readonly string[] {
	if (role === 'capture') return ['yaml', 'yml', ''];
	if (role === 'command') return stepKinds[kind].languages;
	return kind === 'sql' ? ['sql', ...shellLanguages] : shellLanguages;
}

function reportRole({ meta }: Fence, kind: StepKind, roles: readonly FenceRole[], extraction: Extraction): void {
	if (meta.role === 'command') {
		const message = `${capitalised(withArticle(kind))} step runs no command, and this fence has no role.`;
		const hint = `Add \`example\` behind the language to only show it, or make it a step of its own.`;
		extraction.report('language/role-not-allowed', meta.range, message, hint);
		return;
	}
	const message = `${capitalised(withArticle(kind))} step has no \`${meta.role}\`.`;
	const allowed = roles.filter((role) => role !== 'command').map((role) => `\`${role}\``);
	const hint = `Its fences can be ${allowed.join(', ')}, or belong to a step of their own.`;
	extraction.report('language/role-not-allowed', meta.range, message, hint);
}

function reportLanguage({ meta }: Fence, kind: StepKind, languages: readonly string[], extraction: Extraction): void {
	const what = meta.role === 'command' ? `${withArticle(kind)} step` : `a step's \`${meta.role}\``;
	const wanted = `\`${languages[0]}\``;
	const found = meta.language === '' ? 'no language' : `the language \`${meta.language}\``;
	const message = `This fence has ${found}; ${what} runs ${wanted}.`;
	const isRole = fenceRoles.some((role) => role === meta.language);
	const hint =
		(isRole ? `Write \`${languages[0]} ${meta.language}\`.` : undefined) ??
		(meta.language === '' ? undefined : didYouMean(meta.language, languages)) ??
		(meta.role === 'command'
			? `Write ${wanted} for the command, add \`example\` behind the language to only show the fence, or move it out of the step.`
			: `Write \`${languages[0]} ${meta.role}\`.`);
	extraction.report('language/fence-language', meta.range, message, hint);
}

function place(fence: Fence, kind: StepKind, fences: StepFences, extraction: Extraction): void {
	const { role } = fence.meta;
	if (role === 'output') {
		const output = outputFence(fence, kind, extraction);
		const earlier = fences.output.find(({ of }) => of === output?.of);
		if (!output) return;
		if (earlier) reportDuplicate(fence, `expected output of \`${output.of}\``, earlier.range.start.line, extraction);
		else fences.output.push(output);
		return;
	}
	if (role === 'example') return;
	const slot = role === 'dry-run' ? 'dryRun' : role;
	const earlier = fences[slot];
	if (earlier) reportDuplicate(fence, role, earlier.range.start.line, extraction);
	else if (slot === 'command') fences.command = fence;
	else if (slot === 'capture') {
		fences.capture = fence;
		fences.captures = captureFence(fence, kind, extraction);
	} else fences[slot] = commandFence(fence, extraction, fence.meta.language === 'sql' ? scanPostgresql : 'shell');
}

/** Values are quoted alike in both dialects: doubled quotes. */
const scanPostgresql = (text: string) => scanSql(text, 'postgresql');

function reportDuplicate({ meta }: Fence, what: string, line: number, extraction: Extraction): void {
	const message = `This step has its ${what} at line ${line} already.`;
	const hint =
		meta.role === 'command'
			? 'Make it a step of its own, or add `example` behind the language to only show it.'
			: 'Join the two, or remove one.';
	extraction.report('language/duplicate-fence', meta.range, message, hint);
}
