import { changesNothing } from '../../files/fileChange.ts';
import { restoreFile, restoreSchema, writeChange } from '../../files/restore.ts';
import { FileProblem } from '../../files/workspaceFile.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import { fileFailure } from '../files/failure.ts';
import { foreseeChange, type FileChangingStep } from '../files/foreseeChange.ts';
import type { Undoer } from './executor.ts';

/** Changes or writes the step's file as it is at this moment. */
export async function executeChange(
	step: FileChangingStep,
	_planned: unknown,
	context: ExecutionContext,
): Promise<Attempt> {
	try {
		const change = await foreseeChange(step, context);
		if (changesNothing(change)) return { status: 'passed' };
		const data = await writeChange(change, context.workspace);
		return { status: 'passed', undo: { type: 'executor', description: `restore ${data.path}`, data } };
	} catch (error) {
		if (error instanceof FileProblem) return { status: 'failed', failure: fileFailure(step, error) };
		throw error;
	}
}

/** Puts the file back byte for byte, unless it was changed since. */
export const undoChange: Undoer = async ({ step }, data, context) => {
	if (step.kind !== 'edit' && step.kind !== 'file') throw new Error(`a ${step.kind} step changes no file`);
	try {
		await restoreFile(restoreSchema.parse(data), context.workspace);
		return { status: 'passed' };
	} catch (error) {
		if (error instanceof FileProblem) return { status: 'failed', failure: fileFailure(step, error, 'output/undo') };
		throw error;
	}
};
