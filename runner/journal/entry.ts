import { hash } from 'node:crypto';

/** The hash that stands before the first entry. */
export const noHash = '0'.repeat(64);

export function sha256(content: string | Buffer): string {
	return hash('sha256', content);
}

/** One line of a journal. Its hash covers everything before it, and so by `prev` all entries before. */
export function formatEntry(seq: number, prev: string, record: unknown): { line: string; hash: string } {
	const covered = `{"seq":${seq},"prev":"${prev}","record":${JSON.stringify(record)}`;
	const own = sha256(covered);
	return { line: `${covered},"hash":"${own}"}\n`, hash: own };
}

/** An entry as it stands in a line, its own hash being right. */
export interface Entry {
	seq: number;
	prev: string;
	hash: string;
	/** Not validated yet. */
	record: unknown;
}

const linePattern = /^(\{"seq":(\d{1,15}),"prev":"([0-9a-f]{64})","record":(.*)),"hash":"([0-9a-f]{64})"\}$/s;

/** Reads a line without its end; undefined where a single byte of it is not as it was written. */
export function parseEntry(line: Buffer): Entry | undefined {
	const text = line.toString('utf8');
	const [, covered, seq, prev, record, own] = linePattern.exec(text) ?? [];
	if (covered === undefined || prev === undefined || record === undefined || own === undefined) return undefined;
	if (sha256(line.subarray(0, Buffer.byteLength(covered))) !== own) return undefined;
	try {
		return { seq: Number(seq), prev, hash: own, record: JSON.parse(record) };
	} catch {
		return undefined;
	}
}
