import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { UserError } from '../errors/userError.ts';
import { reportSchema } from './schema.ts';
import type { Report } from './schema.ts';

const versioned = z.looseObject({ schemaVersion: z.unknown() });

/** Reads a JSON report; `file` is relative to `cwd`. Throws a `UserError` that names what is wrong with it. */
export async function readReport(file: string, cwd: string): Promise<Report> {
	const value = parseJson(await readText(file, cwd), file);
	const found = versioned.safeParse(value).data?.schemaVersion;
	const expected = reportSchema.shape.schemaVersion.value;
	if (found !== undefined && found !== expected) {
		throw new UserError(
			`${file} has schemaVersion ${JSON.stringify(found)}; this version reads ${expected}`,
			'Merge reports with the version of runbook-exec that wrote them.',
		);
	}
	const parsed = reportSchema.safeParse(value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
	throw new UserError(
		`${file} is no report of runbook-exec: ${place}${issue?.message ?? 'unknown form'}`,
		'Write it with --reporter json=FILE.',
	);
}

async function readText(file: string, cwd: string): Promise<string> {
	try {
		return await readFile(path.resolve(cwd, file), 'utf8');
	} catch (error) {
		const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
		throw new UserError(`the report ${file} can't be read (${reason})`);
	}
}

function parseJson(text: string, file: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new UserError(
			`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`,
			'Write it with --reporter json=FILE.',
		);
	}
}
