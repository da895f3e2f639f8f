import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors/userError.ts';
import { noHash, parseEntry } from './entry.ts';
import { headFile, readHead } from './head.ts';
import { journalFile } from './journalFile.ts';
import type { JournalEnd } from './journalFile.ts';
import { toJournalError } from './journalError.ts';
import { recordSchema } from './recordSchema.ts';
import type { JournalRecord } from './recordSchema.ts';

/** Something about a run's files that is not as it was written. `line` is that of the journal. */
export interface Damage {
	file: string;
	line?: number;
	message: string;
}

export interface ReadJournal {
	records: JournalRecord[];
	/** Where whole entries end. */
	end: JournalEnd;
	/** Bytes behind that: a line of which a killed process wrote only a part. */
	tornBytes: number;
	/** Zeros behind all: room that a run did not come to fill. */
	roomBytes: number;
	damage: Damage[];
}

/** Reads a run's journal and says what of it was changed, taken out, moved or cut off. Throws where there is none. */
export function readJournal(directory: string): ReadJournal {
	const file = path.join(directory, journalFile);
	let bytes: Buffer;
	try {
		bytes = readFileSync(file);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'ENOENT') throw new UserError(`the run has no journal: ${file}`);
		throw toJournalError(file, error);
	}
	return checkEnd(readEntries(bytes), directory);
}

interface Chain extends ReadJournal {
	/** Hash of each entry, by its number. */
	hashes: string[];
}

function readEntries(bytes: Buffer): Chain {
	// A run that goes on or was killed has zeros behind its entries, room for more; no entry holds one.
	const room = bytes.indexOf(0);
	const text = room === -1 ? bytes : bytes.subarray(0, room);
	const whole = text.lastIndexOf('\n') + 1;
	// Latin-1 keeps every byte apart: invalid UTF-8 must not read like another text.
	const lines = bytes.subarray(0, whole).toString('latin1').split('\n').slice(0, -1);
	const chain: Chain = {
		records: [],
		end: { entries: 0, hash: noHash, bytes: whole },
		tornBytes: lengthWithoutRoom(bytes) - whole,
		roomBytes: bytes.length - lengthWithoutRoom(bytes),
		damage: [],
		hashes: [],
	};
	for (const [index, line] of lines.entries()) readLine(chain, line, index + 1);
	return chain;
}

/** Behind a torn entry, of which a power cut may have kept any part, zeros may be as well. */
function lengthWithoutRoom(bytes: Buffer): number {
	let { length } = bytes;
	while (length > 0 && bytes[length - 1] === 0) length--;
	return length;
}

function readLine(chain: Chain, latin1: string, line: number): void {
	const { end } = chain;
	const entry = parseEntry(Buffer.from(latin1, 'latin1'));
	const record = entry && recordSchema.safeParse(entry.record);
	if (!entry || !record?.success) {
		const how = entry ? 'is of a kind that this version of runbook-exec does not know' : 'was changed';
		chain.damage.push({ file: journalFile, line, message: `entry ${end.entries} ${how}` });
		// What follows is read as if this entry were whole, so that one change is told once.
		chain.end = { ...end, entries: end.entries + 1, hash: '' };
		return;
	}
	const fault = linkFault(entry, end);
	if (fault) chain.damage.push({ file: journalFile, line, message: fault });
	chain.records.push(record.data);
	chain.hashes[entry.seq] = entry.hash;
	chain.end = { ...end, entries: entry.seq + 1, hash: entry.hash };
}

/** How an entry does not go on from the one before it. */
function linkFault({ seq, prev }: { seq: number; prev: string }, { entries, hash }: JournalEnd): string | undefined {
	if (seq > entries) return `${range(entries, seq - 1)} missing before entry ${seq}`;
	if (seq < entries) return `entry ${seq} is not in its place: entry ${entries} belongs here`;
	if (hash !== '' && prev !== hash) return `entry ${seq} does not belong to the entry before it`;
	return undefined;
}

/** Holds the end of the chain against what was noted of it when it was last made safe. */
function checkEnd({ hashes, ...read }: Chain, directory: string): ReadJournal {
	const head = readHead(directory);
	const { entries } = read.end;
	const damage = [...read.damage];
	const line = read.records.length + 1;
	if (!head) {
		if (wasMadeSafe(read.records)) damage.push({ file: headFile, message: 'it is missing or was changed' });
	} else if (head.entries > entries)
		damage.push({ file: journalFile, line, message: `${range(entries, head.entries - 1)} missing at the end` });
	else if (head.entries > 0 && damage.length === 0 && hashes[head.entries - 1] !== head.hash)
		damage.push({ file: journalFile, line: head.entries, message: `entry ${head.entries - 1} was replaced` });
	return { ...read, damage };
}

/** Before a step has its effect, and so before it ends, the head is written. */
function wasMadeSafe(records: readonly JournalRecord[]): boolean {
	return records.some((record) => record.type === 'step-ended' && record.status !== 'skipped');
}

function range(first: number, last: number): string {
	return first === last ? `entry ${first} is` : `entries ${first} to ${last} are`;
}
