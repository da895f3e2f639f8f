import path from 'node:path';
import { UserError } from '../../errors/userError.ts';
import { readSource } from '../../load/readSource.ts';
import { mergeReports } from '../../report/mergeReports.ts';
import type { NamedReport } from '../../report/mergeReports.ts';
import { readReport } from '../../report/readReport.ts';
import { exitCodeOf } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import { mergeOptionsSchema } from '../options.ts';
import { createOutput } from '../output.ts';
import type { Terminal } from '../terminal.ts';

/** `runbook-exec merge-reports`: one report of several, in any form; ends as the whole would have. */
export async function mergeReportsCommand(
	files: readonly string[],
	given: unknown,
	terminal: Terminal,
): Promise<ExitCode> {
	const { reporter } = mergeOptionsSchema.parse(given);
	const output = await createOutput(reporter, terminal);
	const [first, ...others] = await Promise.all(
		files.map(async (file): Promise<NamedReport> => ({ file, report: await readReport(file, terminal.cwd) })),
	);
	if (!first) throw new UserError('merge-reports needs at least one report');
	const sources = await readSources([first, ...others], terminal.cwd);
	const report = mergeReports([first, ...others], sources);
	await output.end(report, { sources, plans: new Map() });
	return exitCodeOf(report);
}

/** The documents with problems, as far as they are here. A report comes from elsewhere: it opens no other files. */
async function readSources(reports: readonly NamedReport[], cwd: string): Promise<Map<string, string>> {
	const paths = new Set(reports.flatMap(({ report }) => report.problems.map((problem) => problem.path)));
	const documents = [...paths].filter((file) => /\.mdx?$/i.test(file));
	const read = await Promise.all(
		documents.map(async (file) => {
			try {
				return [[file, await readSource(path.resolve(cwd, file), file)] as const];
			} catch (error) {
				if (error instanceof UserError) return [];
				throw error;
			}
		}),
	);
	return new Map(read.flat());
}
