import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../support/cli.ts';
import { ledgerSchema } from './schema.ts';
import type { Ledger } from './schema.ts';

const directory = path.join(projectRoot, 'test/systems');

export interface SystemLedger extends Ledger {
	system: string;
	/** Numbers of the seed's lines that need a row; the file is `seed-lines.txt`. */
	telling: number[];
	linesFile: string;
}

/** The ledgers of all systems that were built after a seed, by name. */
export function readLedgers(): SystemLedger[] {
	const systems = readdirSync(directory).toSorted();
	return systems.flatMap((system) => {
		const file = path.join(directory, system, 'ledger.yaml');
		if (!existsSync(file)) return [];
		const ledger = ledgerSchema.parse(parse(readFileSync(file, 'utf8')));
		const linesFile = path.join(directory, system, 'seed-lines.txt');
		return [{ ...ledger, system, linesFile, telling: readTelling(linesFile) }];
	});
}

function readTelling(file: string): number[] {
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return lines.map((line) => Number.parseInt(line, 10));
}
