import type { StepOf } from '../../plugins/remark-runbook/language.ts';
import { fillTemplate } from '../../plugins/remark-runbook/language.ts';
import { ConfigError, configLanguage } from '../config/configFile.ts';
import { startEditing } from '../config/change/editing.ts';
import { readText } from './readText.ts';
import { findWorkspaceFile, FileProblem } from './workspaceFile.ts';
import type { WorkspaceFile } from './workspaceFile.ts';

type Values = (name: string) => string | undefined;
type EditStep = StepOf<'edit'>;

/** What a step makes of a file. Texts are without `mark`, the byte order mark that stays. */
export interface FileChange {
	file: WorkspaceFile;
	mark: string;
	/** Undefined where the file is not there yet. */
	before: string | undefined;
	/** The bytes before, also of what is no text. */
	bytes: Buffer | undefined;
	after: string;
}

/** Why a change of an `edit` step can't be made; `change` is its place in the list. */
export class ChangeProblem extends FileProblem {
	readonly change: number;

	constructor(change: number, path: string, { message, hint }: ConfigError) {
		super(`${path}: ${message}`, hint);
		this.change = change;
	}
}

/** What an `edit` step would make of its file as it is now. Throws a `FileProblem`; changes nothing. */
export async function editedFile(step: EditStep, values: Values, workspace: string): Promise<FileChange> {
	const file = await findWorkspaceFile(fillTemplate(step.path, values), workspace);
	if (!file.exists)
		throw new FileProblem(
			`${file.shown} does not exist`,
			'Correct `path`, or write the file with a `file` step first.',
		);
	const { mark, text, bytes } = await readText(file);
	return { file, mark, before: text, bytes, after: await editText(step, text, values, file.shown) };
}

/** A text with an `edit` step's changes. Throws a `FileProblem` for a text that can't be read and for a change that can't be made. */
export async function editText(step: EditStep, text: string, values: Values, path: string): Promise<string> {
	const language = await configLanguage(step.format);
	const editing = attempt(
		() => startEditing(text, language, values),
		(error) => new FileProblem(whereIn(text, path, error), error.hint),
	);
	for (const [index, change] of step.changes.entries())
		attempt(
			() => editing.apply(change),
			(error) => new ChangeProblem(index, path, error),
		);
	return editing.text();
}

function attempt<T>(action: () => T, problem: (error: ConfigError) => FileProblem): T {
	try {
		return action();
	} catch (error) {
		throw error instanceof ConfigError ? problem(error) : error;
	}
}

/** A reader's complaint with the line and column of the file that it is about. */
export function whereIn(text: string, path: string, { message, offset }: ConfigError): string {
	if (offset === undefined) return `${path}: ${message}`;
	const before = text.slice(0, offset).split('\n');
	return `${path}:${before.length}:${(before.at(-1) ?? '').length + 1}: ${message}`;
}
