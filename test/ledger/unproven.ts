import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reportSchema } from '../../runner/report/schema.ts';
import { reportName } from '../../runner/vitest/reportName.ts';
import { projectRoot } from '../support/cli.ts';
import type { SystemLedger } from './systems.ts';

/** The runbooks of the ledgers that this machine could not check or execute, for want of a tool. */
export function unprovenRunbooks(ledgers: readonly SystemLedger[], reports: string): string[] {
	const steps = ledgers.flatMap(({ rows }) => rows.flatMap(({ step }) => step));
	const documents = new Set(steps.map((step) => step.replace(/#.*$/, '')));
	return [...documents].filter(
		(document) => existsSync(path.join(projectRoot, document)) && !isProven(document, reports),
	);
}

function isProven(document: string, reports: string): boolean {
	const fileOf = (command: 'check' | 'test'): string => path.join(reports, reportName(document, command));
	if (!existsSync(fileOf('check'))) return false;
	if (!existsSync(fileOf('test'))) return true;
	const { problems } = reportSchema.parse(JSON.parse(readFileSync(fileOf('test'), 'utf8')));
	return !problems.some(({ ruleId }) => ruleId === 'output/untested');
}
