import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from './entry.ts';
import type { Damage, ReadJournal } from './readJournal.ts';
import { readJournal } from './readJournal.ts';
import { outputDirectory } from './runDirectory.ts';

interface Verified extends ReadJournal {
	/** Files whose content the journal vouches for. */
	files: number;
}

/** Holds every file of a run against what its journal says. */
export function verifyRun(directory: string): Verified {
	const journal = readJournal(directory);
	const vouched = vouchedFiles(journal);
	const damage = [...vouched].flatMap(([file, hash]) => damageOf(directory, file, hash));
	const started = journal.records.some(({ type }) => type === 'run-ended');
	const strangers = started ? unvouched(directory, vouched) : [];
	return {
		...journal,
		damage: [...journal.damage, ...nameDamage(journal, directory), ...damage, ...strangers],
		files: vouched.size,
	};
}

function vouchedFiles({ records }: ReadJournal): Map<string, string> {
	const files = new Map<string, string>();
	for (const record of records) {
		if (record.type === 'output-kept') files.set(record.file, record.sha256);
		if (record.type === 'run-created' || record.type === 'document-accepted')
			files.set(record.document.file, record.document.sha256);
		if (record.type === 'run-created') for (const { file, sha256: hash } of record.called) files.set(file, hash);
	}
	return files;
}

function damageOf(directory: string, file: string, hash: string): Damage[] {
	let content: Buffer;
	try {
		content = readFileSync(path.join(directory, file));
	} catch {
		return [{ file, message: 'it is missing' }];
	}
	return sha256(content) === hash ? [] : [{ file, message: 'it was changed' }];
}

/** A run that was copied under another name. */
function nameDamage({ records }: ReadJournal, directory: string): Damage[] {
	const [created] = records;
	if (created?.type !== 'run-created' || created.run === path.basename(directory)) return [];
	return [{ file: 'journal.jsonl', line: 1, message: `it is the journal of run ${created.run}` }];
}

/** Output files that no entry knows; a run that was killed may have left one, which resuming it does not mend. */
function unvouched(directory: string, vouched: ReadonlyMap<string, string>): Damage[] {
	const names = readdirSync(path.join(directory, outputDirectory)).map((name) => `${outputDirectory}/${name}`);
	return names
		.filter((file) => !vouched.has(file))
		.map((file) => ({ file, message: 'no entry of the journal knows it' }));
}
