import { editedFile } from '../../files/fileChange.ts';
import { restoreFile, restoreSchema, writeChange } from '../../files/restore.ts';
import { FileProblem } from '../../files/workspaceFile.ts';
import { valueOf } from '../../plan/knowledge.ts';
import type { Attempt } from '../context.ts';
import { fileFailure } from '../files/failure.ts';
import type { Executor, Undoer } from './executor.ts';

/** Makes the changes of the file as it is at this moment. */
export const executeEdit: Executor<'edit'> = async (step, _planned, context) => {
	try {
		const change = await editedFile(step, valueOf(context.knowledge), context.workspace);
		if (change.before === change.after) return { status: 'passed' };
		const data = await writeChange(change, context.workspace);
		return { status: 'passed', undo: { type: 'executor', description: `restore ${data.path}`, data } };
	} catch (error) {
		if (error instanceof FileProblem) return { status: 'failed', failure: fileFailure(step, error) };
		throw error;
	}
};

/** Puts the file back byte for byte, unless it was changed since. */
export const undoFile: Undoer = async ({ step }, data, context): Promise<Attempt> => {
	if (step.kind !== 'edit') throw new Error(`a ${step.kind} step changes no file`);
	try {
		await restoreFile(restoreSchema.parse(data), context.workspace);
		return { status: 'passed' };
	} catch (error) {
		if (error instanceof FileProblem) return { status: 'failed', failure: fileFailure(step, error, 'output/undo') };
		throw error;
	}
};
