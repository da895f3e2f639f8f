import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report, StepReport } from '../../runner/report/schema.ts';
import { reportSchema } from '../../runner/report/schema.ts';
import { projectRoot, runCli } from '../support/cli.ts';

/** What a report says that would like to be a part of the page. */
export const hostileMessage = '</script><img src=x onerror="window.injected=1">{window.injected=1}\u202e & <b>';

/** What a tool said, and a version, that would like to be markup. */
export const hostileWitness = '<img src=x onerror="window.injected=2"> ${1} {{port}}';
export const hostileVersion = '<img src=x onerror="window.injected=3">';

const day = 86_400_000;
const drifted = 'docs/pinned-compose/rollback.mdx';
const changed = 'docs/pinned-compose/health.mdx';
const old = 'docs/releases.mdx';
/** No report speaks of it. */
const unknown = 'docs/pinned-compose/rotate-secrets.mdx';
export const proofRunbooks = { drifted, changed, old, unknown } as const;

function of(report: Report, daysAgo: number, paths: readonly string[]): Report {
	const provenance = report.provenance && {
		...report.provenance,
		createdAt: new Date(Date.parse(report.provenance.createdAt) - daysAgo * day).toISOString(),
	};
	const documents = report.documents.filter((document) => paths.includes(document.path));
	return { ...report, provenance, documents, problems: [] };
}

function changeStep(report: Report, id: string, change: Partial<StepReport>): Report {
	const documents = report.documents.map((document) => ({
		...document,
		steps: document.steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
	}));
	return { ...report, documents };
}

const hostileEvidence = { layer: 'output', witness: hostileWitness, tool: '<b>tool</b>', version: '<i>1</i>' };

function withProblem(report: Report, id: string): Report {
	const document = report.documents[0];
	const step = document?.steps.find((one) => one.id === id);
	if (!document || !step) throw new Error(`there is no step ${id}`);
	const place = { path: document.path, line: step.line, column: 1, endLine: step.line, endColumn: 2 };
	const problem = { ...place, ruleId: 'output/exit' as const, severity: 'error' as const, message: hostileMessage };
	const commands = [{ text: 'x', line: step.line, verdict: 'drifted' as const, evidence: [hostileEvidence] }];
	const failed = changeStep(report, id, { status: 'failed', rung: 0, commands });
	const provenance = report.provenance && { ...report.provenance, version: hostileVersion };
	return {
		...failed,
		provenance,
		mode: 'test',
		ok: false,
		problems: [{ ...problem, hint: '<i>mend it</i>', evidence: [] }],
	};
}

/** Writes a real check of our runbooks to `directory`, and reports of other days that are made from it. */
export async function writeReports(directory: string): Promise<string> {
	await mkdir(directory);
	const documents = ['docs/rollback.mdx', drifted, changed, old];
	const file = path.join(directory, 'check.json');
	await runCli(['check', ...documents, '--reporter', `json=${file}`], { cwd: projectRoot });
	const now = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
	const fresh = of(now, 0, ['docs/rollback.mdx', drifted, changed]);
	const reports = {
		check: changeStep(fresh, 'parts', { digest: '0'.repeat(64) }),
		earlier: changeStep(of(now, 2, ['docs/rollback.mdx']), 'checkout', { status: 'failed', rung: 0 }),
		test: withProblem(of(now, 1, [drifted]), 'pin'),
		old: of(now, 90, [old]),
	};
	for (const [name, report] of Object.entries(reports))
		await writeFile(path.join(directory, `${name}.json`), JSON.stringify(report));
	return path.join(directory, '*.json');
}
