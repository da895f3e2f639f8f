import type {
	ProofMessage,
	ProofPoint,
	ProofSource,
	Runbook,
	RunbookProof,
	StepProof,
	StepReport,
} from '../../remark-runbook/index.ts';
import { isDrift, judgeStep } from './judgeStep.ts';
import type { Judgement, StepFinding } from './judgeStep.ts';
import type { DatedReport } from './readReports.ts';

/** What one report says of one document. */
interface DocumentFinding {
	source: ProofSource;
	steps: StepFinding[];
	/** Errors outside of its steps. */
	elsewhere: ProofMessage[];
}

/** Points of a trend that are kept. */
const longestTrend = 20;

/** What reports, oldest first, prove of a runbook as it is written now: of each kind of report the latest counts. */
export function judgeRunbook(
	path: string,
	runbook: Runbook,
	reports: readonly DatedReport[],
	judgement: Judgement,
): RunbookProof {
	const findings = reports.flatMap((report) => findingOf(path, report) ?? []);
	const latest = [...new Map(findings.map((finding) => [finding.source.mode, finding])).values()];
	const steps = runbook.steps.map((step) => {
		const own = latest.flatMap((finding) => finding.steps.filter((found) => found.step.id === step.id));
		return [step.id, judgeStep(step, own, judgement)] as const;
	});
	const messages = latest.flatMap(({ elsewhere }) => elsewhere);
	const proofs = steps.map(([, proof]) => proof);
	return {
		state: messages.length > 0 ? 'drifted' : stateOf(proofs),
		staleAfter: judgement.staleAfter,
		reason: findings.length === 0 ? 'No report speaks of this runbook.' : undefined,
		source: latest.map(({ source }) => source).toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0],
		tools: [...new Set(proofs.flatMap(({ tools }) => tools))].toSorted(),
		messages,
		steps: Object.fromEntries(steps),
		trend: findings.map(pointOf).slice(-longestTrend),
	};
}

/** A runbook is as good as the worst of its steps, but some proof is told apart from none. */
function stateOf(proofs: readonly StepProof[]): RunbookProof['state'] {
	const states = new Set(proofs.map(({ state }) => state));
	const isPartly = states.has('unverified') && states.has('verified') && !states.has('drifted');
	if (isPartly) return 'partly';
	return (['drifted', 'unverified', 'stale', 'verified'] as const).find((state) => states.has(state)) ?? 'by-hand';
}

function findingOf(path: string, { mode, provenance, documents, problems }: DatedReport): DocumentFinding | undefined {
	// A runbook that is called is in the report of its caller, too, its steps under longer ids.
	const own = documents.filter((one) => one.path === path);
	const errors = problems.filter((problem) => problem.path === path && problem.severity === 'error');
	if (own.length === 0 && errors.length === 0) return undefined;
	const source = { mode, ...provenance };
	const steps = own.flatMap((document) => document.steps);
	const owners = new Map(errors.map((problem) => [problem, innermost(steps, problem.line)]));
	const elsewhere = errors.filter((problem) => owners.get(problem) === undefined);
	return {
		source,
		steps: steps.map((step) => ({ source, step, problems: errors.filter((problem) => owners.get(problem) === step) })),
		elsewhere: elsewhere.map(({ message, ruleId, hint }) => ({ message, ruleId, hint })),
	};
}

/** The step that a line belongs to; of those that stand in each other, the inner one. */
function innermost(steps: readonly StepReport[], line: number): StepReport | undefined {
	return steps
		.filter((step) => line >= step.line && line <= (step.endLine ?? step.line))
		.toSorted((a, b) => b.line - a.line)[0];
}

function pointOf({ source, steps, elsewhere }: DocumentFinding): ProofPoint {
	const checkable = steps.filter(({ step }) => step.commands.length > 0 || step.rung > 1);
	const held = checkable.filter((finding) => !isDrift(finding) && finding.step.rung > 1);
	return {
		...source,
		ok: elsewhere.length === 0 && !steps.some(isDrift),
		held: held.length,
		checkable: checkable.length,
	};
}
