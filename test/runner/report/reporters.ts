import pc from 'picocolors';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { buildReport } from '../../../runner/report/buildReport.ts';
import { createReporter } from '../../../runner/report/index.ts';
import type { ReporterName } from '../../../runner/report/index.ts';
import { repositoryPlaces } from '../../../runner/report/repository.ts';
import type { DocumentReport, Report, StepReport } from '../../../runner/report/schema.ts';
import { projectRoot } from '../../support/cli.ts';

interface RenderOptions {
	sources?: ReadonlyMap<string, string>;
	cwd?: string;
	env?: Record<string, string>;
	columns?: number;
}

/** A report as the named reporter writes it, without colours. */
export async function render(name: ReporterName, report: Report, options: RenderOptions = {}): Promise<string> {
	const reporter = await createReporter(name, {
		colors: pc.createColors(false),
		columns: options.columns ?? 80,
		places: repositoryPlaces(options.cwd ?? projectRoot, options.env ?? {}),
		write: () => {},
	});
	return reporter.end(report, { sources: options.sources ?? new Map(), plans: new Map() });
}

/** A finding at `docs/a.md:2:1`, with what the case is about. */
export function problem(given: Partial<Problem> = {}): Problem {
	const { line = 2, column = 1 } = given;
	return {
		path: 'docs/a.md',
		line,
		column,
		endLine: line,
		endColumn: column + 3,
		ruleId: 'reference/npm-script',
		severity: 'error',
		message: 'no such script',
		evidence: [],
		...given,
	};
}

/** A step of lines 1 to 4. */
export function step(given: Partial<StepReport> = {}): StepReport {
	return {
		id: 'deploy',
		kind: 'shell',
		title: 'Deploy',
		line: 1,
		endLine: 4,
		status: 'checked',
		rung: 3,
		durationMs: 0,
		commands: [],
		...given,
	};
}

export function document(steps: StepReport[], path = 'docs/a.md'): DocumentReport {
	return { path, type: 'runbook', title: 'A', steps };
}

export function reportOf(
	problems: readonly Problem[],
	documents: DocumentReport[] = [document([step()])],
	mode: Report['mode'] = 'check',
): Report {
	return buildReport(mode, { documents, problems, sources: new Map() });
}
