import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { UserError } from '../../../errors/userError.ts';
import { hashOf } from './collect.ts';
import { lockSchema, type Lock } from './schema.ts';

export const lockFileName = 'runbook.lock.json';

function parse(text: string): Lock {
	try {
		return lockSchema.parse(JSON.parse(text));
	} catch (error) {
		const reason = error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0] : 'it is no JSON';
		throw new UserError(`${lockFileName} can't be read: ${reason}`, 'Write it anew with runbook-exec lock.');
	}
}

/** The lock file of a directory; undefined where there is none. Fails where it is not what `lock` wrote. */
export function readLock(directory: string): Lock | undefined {
	let text: string;
	try {
		text = readFileSync(join(directory, lockFileName), 'utf8');
	} catch {
		return undefined;
	}
	const lock = parse(text);
	const edited = Object.entries(lock.tools).find(([, tool]) => hashOf(tool) !== tool.hash);
	if (edited) {
		throw new UserError(
			`${lockFileName}: the entry of ${edited[0]} does not match its hash`,
			'It was edited by hand or merged badly: write it anew with runbook-exec lock.',
		);
	}
	return lock;
}

/** Writes the whole file or nothing. */
export function writeLock(directory: string, lock: Lock): void {
	const file = join(directory, lockFileName);
	writeFileSync(`${file}.${process.pid}.tmp`, `${JSON.stringify(lock, undefined, '\t')}\n`);
	renameSync(`${file}.${process.pid}.tmp`, file);
}
