import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { reportSchema } from '../../runner/report/schema.ts';
import type { Report } from '../../runner/report/schema.ts';
import { runCli } from './cli.ts';

/** An empty directory that is gone after the test. */
export async function temporaryDirectory(): Promise<string> {
	const directory = await mkdtemp(path.join(tmpdir(), 'runbook-test-'));
	onTestFinished(() => rm(directory, { recursive: true, force: true }));
	return directory;
}

export interface Outcome {
	exitCode: number;
	report: Report;
	/** Status by step id. */
	status: Record<string, string>;
	printed: string;
}

/** Executes a document once, and gives its report and what a person sees. */
export async function execute(
	directory: string,
	source: string,
	args: string[] = [],
	env: Record<string, string> = {},
): Promise<Outcome> {
	await writeFile(path.join(directory, 'runbook.mdx'), source);
	const file = path.join(directory, 'report.json');
	const command = ['runbook.mdx', ...args, '--reporter', 'terminal', '--reporter', `json=${file}`];
	const { exitCode, stdout, stderr } = await runCli(command, { cwd: directory, env });
	const report = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
	const steps = report.documents.flatMap((document) => document.steps);
	return {
		exitCode,
		report,
		status: Object.fromEntries(steps.map(({ id, status }) => [id, status])),
		printed: stdout + stderr,
	};
}

/** A shell step as a document writes it. */
export const shell = (id: string, command: string, attributes = '', more = ''): string =>
	`:::shell[Step ${id}]{#${id}${attributes && ` ${attributes}`}}\n\`\`\`bash\n${command}\n\`\`\`\n${more}:::\n\n`;
/** A fence as a document writes it. */
export const fence = (info: string, text: string): string => `\n\`\`\`${info}\n${text}\n\`\`\`\n`;
