import { readFile } from 'node:fs/promises';
import { FileProblem, asProblem } from './workspaceFile.ts';
import type { WorkspaceFile } from './workspaceFile.ts';

/** A file's text without its byte order mark, which `mark` holds: together they are its bytes. */
export interface FileText {
	mark: string;
	text: string;
	bytes: Buffer;
}

/** Larger than any file that people edit by hand. */
const sizeLimit = 32 * 1024 * 1024;

/** Reads a file as UTF-8; throws a `FileProblem` for one that is none, so that nothing of it can get lost. */
export async function readText(file: WorkspaceFile): Promise<FileText> {
	const bytes = await readFile(file.absolute).catch((error: unknown) => {
		throw asProblem(error, file.shown);
	});
	if (bytes.length > sizeLimit) throw new FileProblem(`${file.shown} is too large to be changed as a whole`);
	const text = bytes.toString('utf8');
	if (!Buffer.from(text).equals(bytes))
		throw new FileProblem(
			`${file.shown} is not written in UTF-8`,
			'Convert it first, or change it with a `shell` step.',
		);
	return text.startsWith('\uFEFF') ? { mark: '\uFEFF', text: text.slice(1), bytes } : { mark: '', text, bytes };
}
