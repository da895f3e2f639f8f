import { reportSchema } from '../../runner/report/schema.ts';
import type { Report } from '../../runner/report/schema.ts';
import { runCli } from '../support/cli.ts';
import type { Tree } from './copyTree.ts';

/** What each command is asked about: all documents, and the runbooks of the system that the drifts are made in. */
const documents = { check: ['docs'], test: ['docs/releases.mdx', 'docs/rollback.mdx'] };

/** The JSON report of `runbook-exec check` or `test` in this tree. */
export async function runReport(tree: Tree, command: 'check' | 'test'): Promise<Report> {
	const { exitCode, stdout } = await runCli([command, ...documents[command], '--reporter', 'json'], {
		cwd: tree.directory,
	});
	const report = reportSchema.parse(JSON.parse(stdout));
	if (exitCode !== (report.ok ? 0 : 1)) throw new Error(`exit code ${exitCode} beside a report with ok: ${report.ok}`);
	return report;
}
