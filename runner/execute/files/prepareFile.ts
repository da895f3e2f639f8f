import { changeDiff, changesNothing } from '../../files/fileChange.ts';
import { FileProblem } from '../../files/workspaceFile.ts';
import type { ExecutionContext } from '../context.ts';
import type { Preparation } from './preparation.ts';
import { fileFailure } from './failure.ts';
import { foreseeChange, type FileChangingStep } from './foreseeChange.ts';

/** Prints the difference that a step will make. */
export async function prepareFile(step: FileChangingStep, context: ExecutionContext): Promise<Preparation> {
	try {
		const change = await foreseeChange(step, context);
		if (changesNothing(change)) return { state: 'done', reason: `${change.file.shown} is so already` };
		const text = `${changeDiff(change).join('\n')}\n`;
		context.emit({ type: 'step-output', id: step.id, stream: 'stdout', text });
		return { state: 'ready' };
	} catch (error) {
		if (error instanceof FileProblem) return { state: 'failed', failure: fileFailure(step, error) };
		throw error;
	}
}
