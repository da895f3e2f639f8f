import pc from 'picocolors';
import { main } from '../../runner/cli/main.ts';
import { reportSchema } from '../../runner/report/schema.ts';
import type { Report } from '../../runner/report/schema.ts';
import type { Tree } from './copyTree.ts';

/** The JSON report of `runbook-exec check docs` or `test docs` in this tree. */
export async function runReport(tree: Tree, command: 'check' | 'test'): Promise<Report> {
	let printed = '';
	const exitCode = await main([command, 'docs', '--reporter', 'json'], {
		cwd: tree.directory,
		env: process.env,
		interactive: false,
		colors: pc.createColors(false),
		out: (text) => {
			printed += text;
		},
		err: () => {},
	});
	const report = reportSchema.parse(JSON.parse(printed));
	if (exitCode !== (report.ok ? 0 : 1)) throw new Error(`exit code ${exitCode} beside a report with ok: ${report.ok}`);
	return report;
}
