import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { Coverage, DocumentReport, Report } from './schema.ts';

/** Puts documents and problems together; `ok` means that no problem is an error and no step failed. */
export function buildReport(mode: Report['mode'], documents: DocumentReport[], problems: Problem[]): Report {
	const failed = documents.some((document) =>
		document.steps.some(({ status }) => status === 'failed' || status === 'interrupted'),
	);
	const ok = !failed && problems.every((problem) => problem.severity !== 'error');
	return {
		schemaVersion: 1,
		mode,
		ok,
		documents,
		problems: problems.toSorted(byPlace),
		coverage: countCoverage(documents),
	};
}

function countCoverage(documents: readonly DocumentReport[]): Coverage {
	const verdicts = documents.flatMap((document) =>
		document.steps.flatMap((step) => step.commands.map(({ verdict }) => verdict)),
	);
	const count = (wanted: (typeof verdicts)[number]): number => verdicts.filter((verdict) => verdict === wanted).length;
	return {
		commands: verdicts.length,
		verified: count('verified'),
		simulated: count('simulated'),
		unknown: count('unknown'),
		notCheckable: count('not-checkable'),
	};
}

function byPlace(a: Problem, b: Problem): number {
	return a.path.localeCompare(b.path) || a.line - b.line || a.column - b.column;
}
