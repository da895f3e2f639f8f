import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { reportSchema, rungNames } from '../../runner/report/schema.ts';
import type { StepReport } from '../../runner/report/schema.ts';
import type { LedgerRow } from './schema.ts';

/** What the reports of a check and of a test say of each step, by `docs/file.mdx#id`. */
export type Proven = ReadonlyMap<string, { kind: string; rung: number; executed: boolean }>;

export function readReports(directory: string): Proven {
	const proven = new Map<string, { kind: string; rung: number; executed: boolean }>();
	const files = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith('.json')) : [];
	for (const file of files) {
		const report = reportSchema.parse(JSON.parse(readFileSync(path.join(directory, file), 'utf8')));
		for (const document of report.documents) {
			for (const step of document.steps) {
				const key = `${document.path}#${step.id}`;
				const known = proven.get(key);
				proven.set(key, {
					kind: step.kind,
					rung: Math.max(known?.rung ?? 0, step.rung),
					executed: known?.executed === true || (report.mode === 'test' && isExecuted(step)),
				});
			}
		}
	}
	return proven;
}

/** A step whose work was found done already was not executed, but its guard was. */
const isExecuted = ({ status }: StepReport): boolean => status === 'passed' || status === 'already-done';

export interface RowProof {
	rung: number;
	executed: boolean;
	/** Whether all that carries it is a person's work. */
	byHand: boolean;
}

export function proofOf({ step }: LedgerRow, proven: Proven): RowProof {
	const steps = step.flatMap((key) => proven.get(key) ?? []);
	return {
		rung: Math.max(0, ...steps.map(({ rung }) => rung)),
		executed: steps.some(({ executed, kind }) => executed && kind !== 'manual'),
		byHand: steps.length > 0 && steps.every(({ kind }) => kind === 'manual' || kind === 'approve'),
	};
}

export function rungWord({ rung, executed, byHand }: RowProof): string {
	if (byHand) return 'a person';
	return executed ? 'executed' : (rungNames[rung] ?? 'none');
}
