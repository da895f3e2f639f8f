import { stat } from 'node:fs/promises';
import type { StepOf } from '../../plugins/remark-runbook/language.ts';
import { fillTemplate } from '../../plugins/remark-runbook/language.ts';
import { configLanguage } from '../config/configFile.ts';
import { ConfigError } from '../config/contract.ts';
import { startEditing } from '../config/change/editing.ts';
import { findContentFault } from './contentFault.ts';
import { readText } from './readText.ts';
import { textDiff } from './textDiff.ts';
import { findWorkspaceFile, FileProblem } from './workspaceFile.ts';
import type { WorkspaceFile } from './workspaceFile.ts';

type Values = (name: string) => string | undefined;
type EditStep = StepOf<'edit'>;
type FileStep = StepOf<'file'>;

/** What a step makes of a file. Texts are without `mark`, the byte order mark that stays. */
export interface FileChange {
	file: WorkspaceFile;
	mark: string;
	/** Undefined where the file is not there yet. */
	before: string | undefined;
	/** The bytes before, also of what is no text. */
	bytes: Buffer | undefined;
	after: string;
	/** The permissions that it is to have; none to leave those that it has. */
	mode: number | undefined;
	modeBefore: number | undefined;
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
	const after = await editText(step, text, values, file.shown);
	return { file, mark, before: text, bytes, after, mode: undefined, modeBefore: undefined };
}

/** What is known of the values that a file is written with. */
export interface FileValues {
	values: Values;
	/** Whether a name's value is a secret: then nobody else may read the file. */
	isSecret(name: string): boolean;
}

/** What a `file` step would write. Throws a `FileProblem` where it can't, or where the content is no text of its format. */
export async function writtenFile(
	step: FileStep,
	{ values, isSecret }: FileValues,
	workspace: string,
): Promise<FileChange> {
	const file = await findWorkspaceFile(fillTemplate(step.path, values), workspace);
	const after = await contentOf(step, values, file.shown);
	const secret = step.content.template.placeholders.some(({ name }) => isSecret(name));
	const mode = step.mode ?? (secret ? 0o600 : undefined);
	if (!file.exists) return { file, mark: '', before: undefined, bytes: undefined, after, mode, modeBefore: undefined };
	const { mark, text, bytes } = await readText(file);
	const modeBefore = (await stat(file.absolute)).mode & 0o7777;
	return { file, mark: '', before: mark + text, bytes, after, mode, modeBefore };
}

/** The content of a `file` step with the line ending at its end, checked by its format. */
export async function contentOf(step: FileStep, values: Values, path: string): Promise<string> {
	const text = `${fillTemplate(step.content.template, values)}\n`;
	const fault = await findContentFault(step.format, text, step.content.language);
	if (fault) throw new FileProblem(whereIn(text, path, fault), 'Correct the content, or the language of its fence.');
	return text;
}

/** Whether a step would change nothing, neither bytes nor permissions. */
export function changesNothing({ mark, before, after, bytes, mode, modeBefore }: FileChange): boolean {
	const same = before !== undefined && bytes?.equals(Buffer.from(mark + after)) === true;
	return same && (mode === undefined || mode === modeBefore);
}

/** The difference that a step makes, permissions included. */
export function changeDiff({ file, before, after, mode, modeBefore }: FileChange): string[] {
	const lines = before === after ? [] : textDiff(file.shown, before, after);
	if (mode === undefined || mode === modeBefore) return lines;
	const was = modeBefore === undefined ? '' : `${modeBefore.toString(8)} to `;
	return [...lines, `${file.shown}: permissions ${was}${mode.toString(8)}`];
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
export function whereIn(
	text: string,
	path: string,
	{ message, offset }: { message: string; offset?: number | undefined },
): string {
	if (offset === undefined) return `${path}: ${message}`;
	const before = text.slice(0, offset).split('\n');
	return `${path}:${before.length}:${(before.at(-1) ?? '').length + 1}: ${message}`;
}
