import { basename } from 'node:path';
import type { Step, StepOf, Template } from '../../plugins/remark-runbook/language.ts';
import { fill } from '../../plugins/remark-runbook/language.ts';
import type { Plan } from '../plan/plan.ts';
import { scopedPlan } from '../plan/scope.ts';
import { contentOf, editText } from './fileChange.ts';
import { shownValues } from './knownValues.ts';
import { readText } from './readText.ts';
import { findWorkspaceFile, FileProblem } from './workspaceFile.ts';

/** A file as a step will find it. */
export type ForeseenFile =
	| { state: 'there'; shown: string; text: string }
	/** `maybe` where an earlier step may make it. */
	| { state: 'missing'; shown: string; maybe: boolean }
	| { state: 'unknown'; reason: string }
	| { state: 'unusable'; problem: FileProblem };

/** What will be in a step's file when a run comes to it: as it is now, after the earlier steps that change it. */
export async function fileAsOf(step: StepOf<'edit'> | StepOf<'file'>, plan: Plan): Promise<ForeseenFile> {
	const values = shownValues(plan.knowledge);
	const { text: shown, missing } = fill(step.path, values);
	if (missing.length > 0) return { state: 'unknown', reason: `its path depends on ${missing.join(', ')}` };
	try {
		const file = await findWorkspaceFile(shown, plan.workspace);
		let text = file.exists ? (await readText(file)).text : undefined;
		for (const earlier of earlierSteps(step, plan)) {
			const own = scopedPlan(plan, earlier.id);
			if (!('path' in earlier) || !(await isSame(earlier.path, file.absolute, own))) continue;
			text = await after(earlier, text, shownValues(own.knowledge), shown);
		}
		if (text !== undefined) return { state: 'there', shown, text };
		const maybe = earlierSteps(step, plan).some((earlier) => mayMake(earlier, shown));
		return { state: 'missing', shown, maybe };
	} catch (error) {
		if (error instanceof FileProblem) return { state: 'unusable', problem: error };
		throw error;
	}
}

/** What brings files that its command line does not name. */
const bringsFiles =
	/\b(?:clone|checkout|switch|pull|restore|reset|stash|apply|tar|unzip|gunzip|cp|mv|rsync|scp|install|init|make|just|generate|build|run|exec|new|create)\b|(?:^|[\s;&|])(?:\.{1,2}\/|bash |sh |source |\. )/;

/** Whether a command may leave this file: it names it, or it is of those that bring files. */
function mayMake(step: Step, shown: string): boolean {
	if (step.kind !== 'shell') return false;
	const { text } = step.command.template;
	return text.includes(basename(shown)) || bringsFiles.test(text);
}

function earlierSteps(step: Step, { steps }: Plan): Step[] {
	const index = steps.findIndex((planned) => planned.step.id === step.id);
	return steps.slice(0, index).flatMap((planned) => (planned.skipped === undefined ? [planned.step] : []));
}

async function isSame(path: Template, absolute: string, { knowledge, workspace }: Plan): Promise<boolean> {
	const { text, missing } = fill(path, shownValues(knowledge));
	if (missing.length > 0) return false;
	const file = await findWorkspaceFile(text, workspace).catch(() => undefined);
	return file?.absolute === absolute;
}

type FileStep = StepOf<'edit'> | StepOf<'file'>;
type Values = (name: string) => string | undefined;

/** What an earlier step leaves; one that fails is reported by itself. */
async function after(
	step: FileStep,
	text: string | undefined,
	values: Values,
	shown: string,
): Promise<string | undefined> {
	try {
		if (step.kind === 'file') return await contentOf(step, values, shown);
		return text === undefined ? undefined : await editText(step, text, values, shown);
	} catch (error) {
		if (error instanceof FileProblem) return text;
		throw error;
	}
}
