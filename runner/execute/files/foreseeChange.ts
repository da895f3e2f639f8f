import type { StepOf } from '../../../plugins/remark-runbook/language.ts';
import { editedFile, writtenFile } from '../../files/fileChange.ts';
import type { FileChange } from '../../files/fileChange.ts';
import { valueOf } from '../../plan/knowledge.ts';
import type { ExecutionContext } from '../context.ts';

export type FileChangingStep = StepOf<'edit'> | StepOf<'file'>;

/** What a step would make of its file at this moment. Throws a `FileProblem`; changes nothing. */
export function foreseeChange(step: FileChangingStep, { knowledge, workspace }: ExecutionContext): Promise<FileChange> {
	const values = valueOf(knowledge);
	if (step.kind === 'edit') return editedFile(step, values, workspace);
	const isSecret = (name: string): boolean => {
		const known = knowledge.get(name);
		return known?.state === 'value' && known.secret;
	};
	return writtenFile(step, { values, isSecret }, workspace);
}
