import { createHash } from 'node:crypto';
import { stepContent } from '../../remark-runbook/index.ts';
import type { ProofMessage, ProofSource, Report, Step, StepProof, StepReport } from '../../remark-runbook/index.ts';

/** What one report says of one step. */
export interface StepFinding {
	source: ProofSource;
	step: StepReport;
	/** Errors of the report on the step's lines. */
	problems: Report['problems'];
}

export interface Judgement {
	/** Milliseconds since the epoch. */
	now: number;
	/** Days. */
	staleAfter: number;
}

/** The rung from which on something besides the document itself was looked at. */
const lowestProof = 2;
/** A call is as good as the runbook that it leads to, which has a proof of its own. */
const byHand: ReadonlySet<Step['kind']> = new Set(['manual', 'approve', 'choose', 'call']);

/** What the latest findings of each kind, oldest first, prove of a step as it is written now. */
export function judgeStep(step: Step, findings: readonly StepFinding[], judgement: Judgement): StepProof {
	const digest = createHash('sha256').update(stepContent(step)).digest('hex');
	const own = findings.filter((finding) => finding.step.digest === digest);
	const drifts = own.filter(isDrift);
	const last = drifts.at(-1);
	if (last) return { ...proofOf(last), state: 'drifted', messages: drifts.flatMap(messagesOf) };
	const [best] = own.toSorted((a, b) => b.step.rung - a.step.rung || later(a, b));
	if (!best) return unproven(step, findings.length > 0 ? 'The step has changed since it was looked at.' : undefined);
	const proof = proofOf(best);
	if (best.step.rung >= lowestProof) return { ...proof, state: isStale(best.source, judgement) ? 'stale' : 'verified' };
	return { ...proof, state: byHand.has(step.kind) ? 'by-hand' : 'unverified' };
}

/** Whether a proof is too old to count. */
function isStale({ createdAt }: ProofSource, { now, staleAfter }: Judgement): boolean {
	return now - Date.parse(createdAt) > staleAfter * 86_400_000;
}

function later(a: StepFinding, b: StepFinding): number {
	return a.source.createdAt < b.source.createdAt ? 1 : -1;
}

export function isDrift({ step, problems }: StepFinding): boolean {
	return problems.length > 0 || step.status === 'failed' || step.commands.some(({ verdict }) => verdict === 'drifted');
}

function unproven({ kind }: Step, reason = 'No report speaks of this step.'): StepProof {
	const state = byHand.has(kind) ? 'by-hand' : 'unverified';
	return { state, rung: 0, reason, messages: [], evidence: [], tools: [] };
}

function messagesOf({ step, problems }: StepFinding): ProofMessage[] {
	if (problems.length > 0) return problems.map(({ message, ruleId, hint }) => ({ message, ruleId, hint }));
	return [{ message: step.rungReason ?? `The step ended as ${step.status}.` }];
}

/** More evidence than this is for the report itself. */
const mostLines = 12;
const longestLine = 240;

function proofOf({ step, source }: StepFinding): Omit<StepProof, 'state'> {
	const evidence = step.commands.flatMap((command) => command.evidence);
	const tools = evidence.flatMap(({ tool, version }) => (tool && version ? [`${tool} ${version}`] : []));
	const lines = evidence.map(({ layer, witness }) => `${layer}: ${shortened(witness)}`);
	return {
		rung: step.rung,
		reason: step.rungReason,
		source,
		messages: [],
		evidence: [...new Set(lines)].slice(0, mostLines),
		tools: [...new Set(tools)],
	};
}

function shortened(text: string): string {
	return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
}
