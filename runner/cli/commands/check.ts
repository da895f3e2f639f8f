import { createChecker } from '../../check/createChecker.ts';
import type { Checker } from '../../check/createChecker.ts';
import { loadConfig } from '../../settings/loadConfig.ts';
import { displayPath } from '../../load/loadDocument.ts';
import { buildReport } from '../../report/buildReport.ts';
import type { Report } from '../../report/schema.ts';
import { exitCodeOf, exitCodes } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import { documentsOf } from '../documentsOf.ts';
import { checkOptionsSchema } from '../options.ts';
import { createOutput } from '../output.ts';
import { createProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { fixDocuments } from './fixDocuments.ts';

/** `runbook-exec check`: drift in typed runbooks and plain Markdown; executes nothing of theirs. */
export async function checkCommand(paths: readonly string[], given: unknown, terminal: Terminal): Promise<ExitCode> {
	const options = checkOptionsSchema.parse(given);
	const output = await createOutput(options.reporter, terminal);
	const loaded = await loadConfig({ cwd: terminal.cwd, given: options.config });
	const files = await documentsOf(paths, options, loaded, terminal);
	const checker = createChecker({ ...options, cwd: terminal.cwd, env: terminal.env, loaded });
	try {
		const checked = await checkAll(files, checker, terminal);
		const settled =
			options.fix || options.fixDryRun ? await fixDocuments(checked, checker, options, terminal) : checked;
		const sources = new Map(settled.map(({ path, source }) => [path, source]));
		const report = buildReport('check', {
			documents: settled.flatMap(({ report: document }) => document ?? []),
			problems: settled.flatMap(({ problems }) => problems),
			sources,
		});
		await output.end(report, { sources, plans: new Map() });
		return tooManyWarnings(report, options.maxWarnings, terminal) ? exitCodes.failed : exitCodeOf(report);
	} finally {
		await checker.close();
	}
}

async function checkAll(
	files: readonly string[],
	checker: Checker,
	terminal: Terminal,
): Promise<Awaited<ReturnType<Checker['check']>>> {
	const progress = createProgress(files.length, terminal);
	try {
		return await checker.check(files, (done, file) => progress.start(done, displayPath(file, terminal.cwd)));
	} finally {
		progress.end();
	}
}

function tooManyWarnings({ problems }: Report, limit: number | undefined, terminal: Terminal): boolean {
	const count = problems.filter(({ severity }) => severity === 'warning').length;
	if (limit === undefined || count <= limit) return false;
	terminal.err(`${count} warnings; --max-warnings allows ${limit}\n`);
	return true;
}
