import { randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../errors/userError.ts';

const byteOrderMark = '\u{feff}';

/** Replaces a document's text in one move, its mode and byte order mark kept. Throws a `UserError` where it has changed since. */
export async function writeDocument(file: string, shownPath: string, before: string, after: string): Promise<void> {
	const real = await realpath(file);
	const now = await readFile(real, 'utf8');
	const mark = now.startsWith(byteOrderMark) ? byteOrderMark : '';
	if (now !== mark + before) {
		throw new UserError(`${shownPath} was changed while it was checked: nothing of it was written`, 'Run it again.');
	}
	const temporary = path.join(path.dirname(real), `.${path.basename(real)}.${randomUUID()}.tmp`);
	try {
		const handle = await open(temporary, 'wx', (await stat(real)).mode & 0o777);
		try {
			await handle.writeFile(mark + after);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(temporary, real);
	} catch (error) {
		await rm(temporary, { force: true });
		const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
		throw new UserError(`${shownPath} can't be written (${reason})`, 'It is as it was.');
	}
}
