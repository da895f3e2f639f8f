import { UserError } from '../errors/userError.ts';

const reasons: Record<string, string> = {
	ENOSPC: 'no space is left on the device',
	EDQUOT: 'the disk quota is used up',
	EROFS: 'the file system is read-only',
	EACCES: 'permission denied',
	EPERM: 'not permitted',
	ENOTDIR: 'a part of the path is no directory',
	EIO: 'the device reports an error',
};

/** Nothing more can be kept of a run. */
export class JournalError extends UserError {}

/** What a failing file operation means for the journal at `file`. */
export function toJournalError(file: string, error: unknown): JournalError {
	const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
	if (code === undefined) throw error;
	return new JournalError(
		`the journal can't be written: ${reasons[code] ?? 'the system refuses it'} (${code}): ${file}`,
		'Mend that, or run with --no-journal: such a run can be neither shown nor resumed.',
	);
}
