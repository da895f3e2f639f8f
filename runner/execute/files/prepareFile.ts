import type { StepOf } from '../../../plugins/remark-runbook/language.ts';
import { editedFile } from '../../files/fileChange.ts';
import { textDiff } from '../../files/textDiff.ts';
import { FileProblem } from '../../files/workspaceFile.ts';
import { valueOf } from '../../plan/knowledge.ts';
import type { ExecutionContext } from '../context.ts';
import type { Preparation } from '../prepareStep.ts';
import { fileFailure } from './failure.ts';

/** Prints the difference that a step will make. */
export async function prepareFile(step: StepOf<'edit'>, context: ExecutionContext): Promise<Preparation> {
	try {
		const { file, before, after } = await editedFile(step, valueOf(context.knowledge), context.workspace);
		if (before === after) return { state: 'done', reason: `${file.shown} is so already` };
		const text = `${textDiff(file.shown, before, after).join('\n')}\n`;
		context.emit({ type: 'step-output', id: step.id, stream: 'stdout', text });
		return { state: 'ready' };
	} catch (error) {
		if (error instanceof FileProblem) return { state: 'failed', failure: fileFailure(step, error) };
		throw error;
	}
}
