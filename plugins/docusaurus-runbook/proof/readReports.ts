import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import * as z from 'zod';
import { reportSchema } from '../../remark-runbook/index.ts';
import type { Report } from '../../remark-runbook/index.ts';

/** A report that says when and of what it is. */
export type DatedReport = Report & { provenance: NonNullable<Report['provenance']> };

/** The reports that can be used, oldest first, and for each other file why it can't. */
export interface ReadReports {
	reports: DatedReport[];
	faults: { file: string; fault: string }[];
}

/** Reads the runner's JSON reports; `patterns` are relative to `directory`. What is broken is named, never thrown. */
export async function readReports(directory: string, patterns: readonly string[]): Promise<ReadReports> {
	const files = await glob([...patterns], { cwd: directory, expandDirectories: false });
	const read = await Promise.all(files.toSorted().map((file) => readReport(directory, file)));
	return {
		reports: read
			.flatMap(({ report }) => report ?? [])
			.toSorted((a, b) => (a.provenance.createdAt < b.provenance.createdAt ? -1 : 1)),
		faults: read.flatMap(({ file, fault }) => (fault === undefined ? [] : [{ file, fault }])),
	};
}

interface ReadReport {
	file: string;
	report?: DatedReport;
	fault?: string;
}

const versioned = z.looseObject({ schemaVersion: z.unknown() });

async function readReport(directory: string, file: string): Promise<ReadReport> {
	const value = await readJson(path.resolve(directory, file));
	if (value === undefined) return { file, fault: 'it is no JSON' };
	const version = versioned.safeParse(value).data?.schemaVersion;
	const known = reportSchema.shape.schemaVersion.value;
	if (version !== undefined && version !== known)
		return { file, fault: `its schemaVersion is ${JSON.stringify(version)}, and this version reads ${known}` };
	const parsed = reportSchema.safeParse(value);
	if (!parsed.success) return { file, fault: `it is no report of runbook-exec: ${firstIssue(parsed.error)}` };
	const { provenance } = parsed.data;
	if (!provenance) return { file, fault: 'it does not say when it was made: an earlier version wrote it' };
	return { file, report: { ...parsed.data, provenance } };
}

async function readJson(file: string): Promise<unknown> {
	try {
		return JSON.parse(await readFile(file, 'utf8'));
	} catch {
		return undefined;
	}
}

function firstIssue({ issues: [issue] }: z.ZodError): string {
	const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
	return `${place}${issue?.message ?? 'unknown form'}`;
}
