import type { Evidence } from '../../../plugins/remark-runbook/language.ts';
import type { ShellCommand } from '../../shell/command.ts';
import type { CommandProblem, CommandVerdict } from '../verdict.ts';
import type { Adapter, Judgement, Tool } from './adapters/adapter.ts';
import { evidenceOf } from './confirm/evidence.ts';
import { confirm } from './confirm/index.ts';
import { isHiddenCommand } from './confirm/subcommand.ts';
import type { Finding, FindingType } from './match/finding.ts';
import { findMissing } from './match/missing.ts';
import { readCommand, type Reading } from './match/readCommand.ts';
import { usageOf, type RecordUsage, type UsedOption } from './lock/usage.ts';
import { versionOf } from './locate/askVersion.ts';
import { exactSurface, type CommandNode } from './model/node.ts';
import { isHalfHeard, loadNode } from './model/loadNode.ts';
import { problemOf } from './report/problems.ts';

export function unknownVerdict(reason: string): CommandVerdict {
	return { verdict: 'unknown', evidence: [{ layer: 'surface', witness: reason }], problems: [] };
}

interface Outcome {
	problems: CommandProblem[];
	undecided: string[];
	/** What spoke for words that looked suspicious. */
	evidence: Evidence[];
	/** Those words. */
	dismissed: Finding[];
}

async function decide(tool: Tool, findings: readonly Finding[]): Promise<Outcome> {
	const outcome: Outcome = { problems: [], undecided: [], evidence: [], dismissed: [] };
	for (const finding of findings) {
		const confirmation = await confirm(tool, finding);
		if (confirmation.outcome === 'undecided') outcome.undecided.push(confirmation.reason);
		if (confirmation.outcome === 'dismissed' && !finding.unsure) {
			outcome.evidence.push(...confirmation.evidence);
			outcome.dismissed.push(finding);
		}
		if (confirmation.outcome === 'certain') outcome.problems.push(problemOf(finding, 'error', confirmation.evidence));
		if (confirmation.outcome === 'likely') outcome.problems.push(problemOf(finding, 'warning', confirmation.evidence));
	}
	return outcome;
}

/** Suspicions that the judge leaves open. A wrapper's words go on with the command that it starts: none is missing. */
function openFindings({ findings }: Reading, judgement: Judgement | undefined, wraps: boolean): Finding[] {
	const settled = new Set<FindingType>(judgement?.settled);
	if (wraps) settled.add('missing-value');
	const suspects = new Set(findings.filter(({ unsure }) => !unsure).map(({ word }) => word));
	return findings
		.filter(({ type }) => !settled.has(type))
		.map((finding) => ({ ...finding, before: finding.before.filter((word) => !suspects.has(word)) }));
}

/** xargs adds words of its own, and may start nothing at all: what it starts is never surely wrong. */
function soften({ fix: _fix, ...problem }: CommandProblem): CommandProblem {
	return { ...problem, severity: problem.severity === 'error' ? 'warning' : problem.severity };
}

function surfaceEvidence(tool: Tool, node: CommandNode): Evidence {
	const surface = exactSurface(node) ?? node.surfaces[0];
	return surface
		? evidenceOf(tool, surface.layer, surface.text, surface.probe)
		: evidenceOf(tool, 'path', `${tool.executable.path} is installed`);
}

/** Flags that only the tool's parser, or its manual, knew. */
function rescued(dismissed: readonly Finding[]): UsedOption[] {
	const flags = dismissed.filter(({ type }) => type === 'unknown-flag');
	return flags.map(({ node, text }) => ({ node, name: text, option: { value: 'unknown' } }));
}

/** Checks the words of a command against the tool's surface. */
export async function checkWithTool(
	tool: Tool,
	adapter: Adapter,
	command: ShellCommand,
	record?: RecordUsage,
): Promise<CommandVerdict> {
	const { words, wrapped, wrappers } = command;
	const root = await loadNode(tool, adapter, undefined, []);
	const rest = words.slice(1, wrapped);
	const reading = await readCommand(
		root,
		rest,
		(node, name) => loadNode(tool, adapter, node, [...node.path, name]),
		(finding) => isHiddenCommand(tool, finding),
	);
	const judgement = await adapter.judge?.(tool, reading, rest);
	const outcome = await decide(tool, openFindings(reading, judgement, wrapped !== undefined));
	const found = [...outcome.problems, ...(judgement?.problems ?? [])];
	const sure = reading.findings.filter(({ unsure }) => !unsure);
	const whole = found.length === 0 && sure.length === 0 && reading.blocked === undefined;
	const missing = whole ? await decide(tool, findMissing(reading, command)) : undefined;
	const problems = [...found, ...(missing?.problems ?? [])];
	const evidence = [surfaceEvidence(tool, reading.node), ...outcome.evidence];
	if (problems.length > 0 && isHalfHeard(tool, adapter, reading.node))
		return unknownVerdict(`\`${tool.executable.name}\` did not answer in time`);
	if (problems.length > 0) {
		return { verdict: 'drifted', evidence, problems: wrappers.includes('xargs') ? problems.map(soften) : problems };
	}
	if (record) record(usageOf(reading.node, await versionOf(tool), [...reading.used, ...rescued(outcome.dismissed)]));
	const reason = reading.blocked ?? outcome.undecided[0];
	return reason === undefined ? { verdict: 'verified', evidence, problems } : unknownVerdict(reason);
}
