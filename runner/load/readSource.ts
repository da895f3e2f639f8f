import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors/userError.ts';

/** Documents above this many bytes are refused: no runbook is that long, and a parser's memory is. */
const maximumBytes = 16 * 1024 * 1024;

/** The text of a document. Throws a `UserError` that names what stands in the way. */
export async function readSource(file: string, shownPath: string): Promise<string> {
	const bytes = await readBytes(file, shownPath);
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
	} catch {
		const { line, column } = firstInvalidPlace(bytes);
		throw new UserError(
			`${shownPath}:${line}:${column}: the file is not valid UTF-8`,
			'Save it as UTF-8, for example with: iconv -f ISO-8859-1 -t UTF-8',
		);
	}
}

/** At once: for one small file, starting the threads that read in the background takes longer. */
async function readBytes(file: string, shownPath: string): Promise<Buffer> {
	try {
		const entry = statSync(file);
		const { size } = entry;
		if (entry.isDirectory())
			throw new UserError(`${shownPath} is a directory, not a document`, 'Name one .md or .mdx file.');
		// A pipe or a device may never end.
		if (!entry.isFile()) throw new UserError(`${shownPath} is no file`, 'Name one .md or .mdx file.');
		if (size > maximumBytes) throw new UserError(`${shownPath} has ${size} bytes; the limit is ${maximumBytes}`);
		return readFileSync(file);
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw await explainReadError(error, file, shownPath);
	}
}

async function explainReadError(error: unknown, file: string, shownPath: string): Promise<UserError> {
	const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
	if (code === 'ENOENT' || code === 'ENOTDIR') {
		const { nearestDocument } = await import('./nearestDocument.ts');
		const near = nearestDocument(file);
		return new UserError(
			`${shownPath} does not exist`,
			near === undefined
				? 'Give the path relative to the current directory.'
				: `Did you mean ${path.join(path.dirname(shownPath), near)}?`,
		);
	}
	return new UserError(`${shownPath} can't be read (${code})`);
}

/** Finds where decoding stops by halving the prefix that still decodes. */
function firstInvalidPlace(bytes: Buffer): { line: number; column: number } {
	let valid = 0;
	let invalid = bytes.length;
	while (invalid - valid > 1) {
		const middle = (valid + invalid) >> 1;
		if (decodesAsPrefix(bytes.subarray(0, middle))) valid = middle;
		else invalid = middle;
	}
	// As a stream, so that a sequence which only begins here is not counted as read.
	const lines = new TextDecoder().decode(bytes.subarray(0, valid), { stream: true }).split('\n');
	return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function decodesAsPrefix(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		return true;
	} catch {
		return false;
	}
}
