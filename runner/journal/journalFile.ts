import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { formatEntry, noHash } from './entry.ts';
import { formatHead, headFile } from './head.ts';
import { JournalError, toJournalError } from './journalError.ts';
import type { JournalRecord } from './recordSchema.ts';

export const journalFile = 'journal.jsonl';

/** Where the next entry goes. */
export interface JournalEnd {
	entries: number;
	hash: string;
	/** Bytes of whole entries. */
	bytes: number;
}

/** Bytes of room that are made at a time, at the least and at the most. */
const leastRoom = 32 * 1024;
const mostRoom = 256 * 1024;

/** Appends entries: each is with the system when `append` returns, and safe from a power cut when `sync` does. */
export class JournalFile {
	private readonly directory: string;
	private readonly journal: number;
	private readonly head: number;
	private end: JournalEnd;
	private unsafe = false;
	/** Length of the file: behind the entries are zeros, room for the next ones. */
	private length: number;

	/** Creates the files, or goes on behind `end`. */
	constructor(directory: string, end?: JournalEnd) {
		const flags = end ? 'r+' : 'wx';
		this.directory = directory;
		this.journal = openSync(path.join(directory, journalFile), flags, 0o600);
		this.head = openSync(path.join(directory, headFile), end ? 'a' : 'wx', 0o600);
		closeSync(this.head);
		this.head = openSync(path.join(directory, headFile), 'r+');
		this.end = end ?? { entries: 0, hash: noHash, bytes: 0 };
		this.length = this.end.bytes;
	}

	/** Appends the records in one piece: a kill leaves all of them or none. */
	append(records: readonly JournalRecord[]): void {
		let { entries, hash } = this.end;
		let text = '';
		for (const record of records) {
			const entry = formatEntry(entries++, hash, record);
			text += entry.line;
			({ hash } = entry);
		}
		const bytes = Buffer.from(text);
		try {
			this.assertUntouched();
			if (this.end.bytes + bytes.length > this.length) this.makeRoom();
			this.write(bytes);
		} catch (error) {
			throw this.explain(error);
		}
		this.end = { entries, hash, bytes: this.end.bytes + bytes.length };
		this.unsafe = true;
	}

	sync(): void {
		if (!this.unsafe) return;
		try {
			// With the length of the file, and without its times, which nobody needs.
			fdatasyncSync(this.journal);
			writeSync(this.head, formatHead({ entries: this.end.entries, hash: this.end.hash }), 0);
		} catch (error) {
			throw this.explain(error);
		}
		this.unsafe = false;
	}

	/** Gives back the room that was not needed. */
	close(): void {
		if (fstatSync(this.journal).size === this.length) ftruncateSync(this.journal, this.end.bytes);
		closeSync(this.journal);
		closeSync(this.head);
	}

	/**
	 * Room that is written before it is needed: to make an entry safe is to write it then, and nothing about the file. Where the
	 * disk is too full for that, entries make the file longer one by one.
	 */
	private makeRoom(): void {
		const room = Buffer.alloc(Math.min(mostRoom, Math.max(leastRoom, this.end.bytes)));
		try {
			this.writeAt(room, this.length);
		} catch {
			ftruncateSync(this.journal, this.end.bytes);
			this.length = this.end.bytes;
		}
	}

	/** Takes back what is written in part, so that a full disk leaves no half entry. */
	private write(bytes: Buffer): void {
		try {
			this.writeAt(bytes, this.end.bytes);
		} catch (error) {
			ftruncateSync(this.journal, this.end.bytes);
			this.length = this.end.bytes;
			throw error;
		}
	}

	private writeAt(bytes: Buffer, position: number): void {
		for (let written = 0; written < bytes.length;)
			written += writeSync(this.journal, bytes, written, bytes.length - written, position + written);
		this.length = Math.max(this.length, position + bytes.length);
	}

	private assertUntouched(): void {
		const { nlink, size } = fstatSync(this.journal);
		if (nlink > 0 && size === this.length) return;
		const what = nlink === 0 ? 'was deleted' : 'was changed by somebody else';
		throw new JournalError(
			`the journal ${what} while the run went on: ${path.join(this.directory, journalFile)}`,
			'The run can no longer be resumed: see what its last step did, and start anew.',
		);
	}

	private explain(error: unknown): JournalError {
		return error instanceof JournalError ? error : toJournalError(path.join(this.directory, journalFile), error);
	}
}
