import { findingsByDocument } from '../byDocument.ts';
import type { DocumentFindings } from '../byDocument.ts';
import type { CreateReporter } from '../reporter.ts';
import type { RepositoryPlaces } from '../repository.ts';
import type { Report } from '../schema.ts';
import { countFindings } from '../summary.ts';
import { unknownReasons } from '../unknownReasons.ts';
import { plural } from '../text/plural.ts';
import { documentSection } from './documentSection.ts';
import { code, escapeMessage } from './escape.ts';
import { details, table } from './table.ts';
import { totals } from './totals.ts';

/** A page in GitHub's Markdown for a job summary or a comment. */
export const createMarkdownReporter: CreateReporter = ({ places }) => ({
	end: (report) => `${renderPage(report, places).join('\n')}\n`,
});

function renderPage(report: Report, places: RepositoryPlaces): string[] {
	const documents = findingsByDocument(report);
	const clean = documents.filter(({ problems }) => problems.length === 0);
	return [
		`## runbook-exec ${report.mode}: ${report.ok ? 'ok' : 'not ok'}, ${countFindings(report.problems)}`,
		'',
		...totals(report),
		'',
		...unknown(report),
		...documents.filter((one) => !clean.includes(one)).flatMap((one) => documentSection(one, places)),
		...(clean.length === 0 ? [] : cleanDocuments(clean, places)),
	];
}

function unknown(report: Report): string[] {
	const reasons = report.mode === 'check' ? unknownReasons(report) : [];
	return reasons.length > 0 ? [`Unknown: ${reasons.map(escapeMessage).join('; ')}`, ''] : [];
}

function cleanDocuments(documents: readonly DocumentFindings[], places: RepositoryPlaces): string[] {
	const rows = documents.map(({ path, steps }) => [
		`[${code(path)}](${places.linkTo(path, 1)})`,
		String(steps.length),
		String(steps.reduce((sum, { step }) => sum + step.commands.length, 0)),
	]);
	const columns = [
		{ heading: 'Document' },
		{ heading: 'Steps', numeric: true },
		{ heading: 'Commands', numeric: true },
	];
	return details(`${plural(documents.length, 'document')} without findings`, table(columns, rows));
}
