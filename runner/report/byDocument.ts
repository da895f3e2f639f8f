import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { DocumentReport, Report, StepReport } from './schema.ts';

/** A step with the problems on its lines. */
export interface StepFindings {
	step: StepReport;
	problems: Problem[];
}

/** One document of a report; `document` is missing where it was too broken to be looked at. */
export interface DocumentFindings {
	path: string;
	document: DocumentReport | undefined;
	/** In the report's order. */
	problems: Problem[];
	steps: StepFindings[];
	/** Problems on no step's lines: frontmatter, prose, structure. */
	elsewhere: Problem[];
}

/** A report by document, in the order of paths; those that were looked at and those with problems alike. */
export function findingsByDocument({ documents, problems }: Report): DocumentFindings[] {
	const looked = new Map<string, DocumentReport>();
	for (const document of documents) {
		// A runbook that is called twice has its steps twice.
		const steps = looked.get(document.path)?.steps ?? [];
		looked.set(document.path, { ...document, steps: [...steps, ...document.steps] });
	}
	const found = new Map<string, Problem[]>();
	for (const problem of problems) {
		const own = found.get(problem.path);
		if (own) own.push(problem);
		else found.set(problem.path, [problem]);
	}
	return [...new Set([...looked.keys(), ...found.keys()])]
		.toSorted()
		.map((path) => assign(path, looked.get(path), found.get(path) ?? []));
}

function assign(path: string, document: DocumentReport | undefined, problems: Problem[]): DocumentFindings {
	const steps = document?.steps ?? [];
	const owners = problems.map((problem) => ownerOf(problem, steps));
	return {
		path,
		document,
		problems,
		steps: steps.map((step) => ({ step, problems: problems.filter((_, index) => owners[index] === step) })),
		elsewhere: problems.filter((_, index) => owners[index] === undefined),
	};
}

/** The step on whose lines a problem begins; a step without a last line ends where the next begins. */
function ownerOf({ line }: Problem, steps: readonly StepReport[]): StepReport | undefined {
	return steps.findLast((step, index) => {
		const next = steps[index + 1]?.line;
		return step.line <= line && line <= (step.endLine ?? (next === undefined ? Infinity : next - 1));
	});
}
