import type { Problem } from '../../plugins/remark-runbook/language.ts';
import { dedupe } from './dedupe.ts';
import type { Coverage, DocumentReport, Report } from './schema.ts';

interface Findings {
	documents: DocumentReport[];
	problems: readonly Problem[];
	/** Document path to its text, as far as it is known. */
	sources: ReadonlyMap<string, string>;
}

/** Puts documents and problems together, one problem a cause; `ok` means no error and no failed step. */
export function buildReport(mode: Report['mode'], { documents, problems, sources }: Findings): Report {
	const failed = documents.some((document) =>
		document.steps.some(({ status }) => status === 'failed' || status === 'interrupted'),
	);
	const causes = dedupe(problems, sources);
	return {
		schemaVersion: 1,
		mode,
		ok: !failed && causes.every((problem) => problem.severity !== 'error'),
		documents,
		problems: causes.toSorted(byPlace),
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

/** By code units, so that the order is the same on every machine. */
function byPlace(a: Problem, b: Problem): number {
	if (a.path !== b.path) return a.path < b.path ? -1 : 1;
	return a.line - b.line || a.column - b.column;
}
