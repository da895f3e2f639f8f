import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runEventSchema } from '../../../runner/execute/eventSchema.ts';
import { foldEvent, initialState } from '../../../runner/execute/runState.ts';
import { headFile } from '../../../runner/journal/head.ts';
import { JournalFile, journalFile } from '../../../runner/journal/journalFile.ts';
import { readJournal } from '../../../runner/journal/readJournal.ts';
import type { JournalRecord } from '../../../runner/journal/recordSchema.ts';
import { createSecretMarker, fillSecrets } from '../../../runner/journal/secretMarks.ts';
import { createMasker } from '../../../runner/secrets/masker.ts';
import { temporaryDirectory } from '../../support/execution.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const id = fc.constantFrom('a', 'b', 'c-d');
const time = fc.constant('2026-01-01T00:00:00.000Z');
const undo = fc.record({ type: fc.constant('command' as const), command: text });

/** Any of the events that a run tells, with any text in it. */
const event: fc.Arbitrary<JournalRecord> = fc.oneof(
	fc.record({
		type: fc.constant('step-started' as const),
		time,
		id,
		kind: fc.constant('shell' as const),
		title: text,
		number: fc.nat(99),
		command: text,
	}),
	fc.record({ type: fc.constant('step-note' as const), id, text }),
	fc.record({ type: fc.constant('step-captured' as const), id, name: text, value: text, secret: fc.boolean() }),
	fc.record({
		type: fc.constant('step-ended' as const),
		time,
		id,
		status: fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const),
		durationMs: fc.nat(),
		undo,
	}),
	fc.record({ type: fc.constant('undo-started' as const), time, id, command: text }),
	fc.record({
		type: fc.constant('undo-ended' as const),
		time,
		id,
		status: fc.constantFrom('passed' as const, 'failed' as const),
		durationMs: fc.nat(),
	}),
	fc.record({ type: fc.constant('run-resumed' as const), time, next: id }),
);

const groups = fc.array(fc.record({ events: fc.array(event, { minLength: 1, maxLength: 3 }), sync: fc.boolean() }), {
	minLength: 1,
	maxLength: 8,
});
type Groups = typeof groups extends fc.Arbitrary<infer T> ? T : never;

/** A moment in the life of a journal: what its two files hold. */
interface Moment {
	journal: Buffer;
	head: Buffer;
	records: JournalRecord[];
}

const files = (directory: string): string[] => [journalFile, headFile].map((file) => path.join(directory, file));

/** Writes the groups one after the other and gives what the files held after each. */
function writeAll(directory: string, written: Groups): Moment[] {
	const [journal = '', head = ''] = files(directory);
	for (const file of [journal, head]) writeFileSync(file, '');
	const out = new JournalFile(directory, { entries: 0, hash: '0'.repeat(64), bytes: 0 });
	const records: JournalRecord[] = [];
	const moments: Moment[] = [];
	for (const [index, { events, sync }] of written.entries()) {
		out.append(events);
		records.push(...events);
		// A run makes its journal safe before its first step, and so before any step ends.
		if (sync || index === 0) out.sync();
		moments.push({ journal: readFileSync(journal), head: readFileSync(head), records: [...records] });
	}
	out.sync();
	out.close();
	moments.push({ journal: readFileSync(journal), head: readFileSync(head), records });
	return moments;
}

function put(directory: string, journal: Buffer, head: Buffer): void {
	const [journalPath = '', headPath = ''] = files(directory);
	writeFileSync(journalPath, journal);
	writeFileSync(headPath, head);
}

/** The entries, without the zeros behind them. */
function withoutRoom(journal: Buffer): Buffer {
	const end = journal.indexOf(0);
	return end === -1 ? journal : journal.subarray(0, end);
}

const last = (moments: readonly Moment[]): Moment =>
	moments.at(-1) ?? { journal: Buffer.alloc(0), head: Buffer.alloc(0), records: [] };

describe('a journal', () => {
	test('gives back whatever was written', async () => {
		const directory = await temporaryDirectory();
		fc.assert(
			fc.property(groups, (written) => {
				const { records } = last(writeAll(directory, written));
				expect(readJournal(directory)).toMatchObject({ records, damage: [], tornBytes: 0 });
			}),
		);
	});

	test('shows any changed byte', async () => {
		const directory = await temporaryDirectory();
		fc.assert(
			fc.property(groups, fc.nat(), fc.integer({ min: 0, max: 255 }), (written, at, change) => {
				const { journal, head } = last(writeAll(directory, written));
				const offset = at % journal.length;
				// Also to the zero that stands behind the last entry of a run that goes on.
				journal[offset] = change === 0 ? 0 : (journal[offset] ?? 0) ^ change;
				put(directory, journal, head);
				const { damage } = readJournal(directory);
				expect(damage.length).toBeGreaterThan(0);
				// It names the line, or the one after it where a line end was lost.
				const line = journal.subarray(0, offset).toString('latin1').split('\n').length;
				expect(damage[0]?.line ?? 0).toBeLessThanOrEqual(line + 1);
			}),
			{ numRuns: 150 },
		);
	});

	test('shows any line that is missing, doubled or in another place', async () => {
		const directory = await temporaryDirectory();
		const change = fc.constantFrom('delete', 'double', 'swap', 'cut');
		fc.assert(
			fc.property(groups, fc.nat(), fc.nat(), change, (written, one, two, how) => {
				const { journal, head } = last(writeAll(directory, written));
				const lines = journal.toString('latin1').split('\n').slice(0, -1);
				const [a, b] = [one % lines.length, two % lines.length];
				fc.pre(how !== 'swap' || a !== b);
				const changed = [...lines];
				if (how === 'delete') changed.splice(a, 1);
				if (how === 'double') changed.splice(b, 0, lines[a] ?? '');
				if (how === 'swap') [changed[a], changed[b]] = [lines[b] ?? '', lines[a] ?? ''];
				if (how === 'cut') changed.splice(a);
				put(directory, Buffer.from(changed.map((line) => `${line}\n`).join(''), 'latin1'), head);
				expect(readJournal(directory).damage.length).toBeGreaterThan(0);
			}),
			{ numRuns: 150 },
		);
	});

	test('can be gone on with from any moment at which it was cut off', async () => {
		const directory = await temporaryDirectory();
		fc.assert(
			fc.property(groups, fc.nat(), fc.nat(), groups, (written, which, cut, more) => {
				const moments = writeAll(directory, written);
				const before = moments[(which % moments.length) - 1] ?? last([]);
				const moment = moments[which % moments.length] ?? last(moments);
				const entries = withoutRoom(moment.journal);
				// What was made safe is there; of what came after, the kill left any part.
				const safe = moment.head.length > 0 ? JSON.parse(moment.head.toString()).entries : 0;
				const safeBytes = entries.toString('latin1').split('\n').slice(0, safe).join('\n').length + (safe > 0 ? 1 : 0);
				const least = Math.max(withoutRoom(before.journal).length, safeBytes);
				const length = least + (cut % (entries.length - least + 1));
				// The room that was made for more entries is there, or the system was too full for it.
				const room = Buffer.alloc(cut % 2 === 0 ? moment.journal.length - length : 0);
				put(directory, Buffer.concat([entries.subarray(0, length), room]), moment.head);
				const read = readJournal(directory);
				expect(read.damage).toEqual([]);
				expect(read.records).toEqual(moment.records.slice(0, read.records.length));
				expect(read).toMatchObject({ tornBytes: length - read.end.bytes, roomBytes: room.length });
				const file = openSync(path.join(directory, journalFile), 'r+');
				ftruncateSync(file, read.end.bytes);
				closeSync(file);
				const out = new JournalFile(directory, read.end);
				for (const { events } of more) out.append(events);
				out.sync();
				out.close();
				const all = [...read.records, ...more.flatMap(({ events }) => events)];
				expect(readJournal(directory)).toMatchObject({ records: all, damage: [], tornBytes: 0 });
			}),
			{ numRuns: 80 },
		);
	});
});

const spelled = (secret: string): string[] => [
	secret,
	secret.replaceAll("'", String.raw`'\''`),
	Buffer.from(secret).toString('base64'),
	encodeURIComponent(secret),
];

describe('secrets in a journal', () => {
	const name = fc.constantFrom('token', 'pass_word', 'k-1');
	const value = fc
		.string({ unit: 'grapheme-ascii', minLength: 6, maxLength: 20 })
		.filter((one) => one.trim().length > 5);

	test('are marks there, and are put back from the same values', () => {
		fc.assert(
			fc.property(fc.dictionary(name, value, { minKeys: 1 }), text, text, (values, before, after) => {
				const secrets = new Map(Object.entries(values));
				const mark = createSecretMarker('0123456789abcdef', secrets);
				const masker = createMasker(secrets.values());
				for (const secret of secrets.values()) {
					for (const spelling of spelled(secret)) {
						const kept = mark({ text: `${before} ${spelling} ${after}` }, masker);
						expect(kept.text).not.toContain(secret);
					}
				}
				for (const secret of secrets.values()) {
					const kept = mark({ text: secret }, masker);
					expect(fillSecrets(kept, '0123456789abcdef', secrets)).toEqual({ text: secret });
					expect(fillSecrets(kept, '0123456789abcdef', new Map()).text).toContain('[secret]');
				}
			}),
		);
	});
});

test('the fold over events never throws, whatever their order', () => {
	fc.assert(
		fc.property(fc.array(event), (events) => {
			const known = events.flatMap((one) => runEventSchema.safeParse(one).data ?? []);
			expect(known.reduce(foldEvent, initialState()).steps.size).toBeLessThanOrEqual(3);
		}),
	);
});
