import type { ShellCommand } from '../../shell/command.ts';
import type { CommandProblem, CommandVerdict } from '../verdict.ts';
import type { Adapter, Tool } from './adapters/adapter.ts';
import { evidenceOf } from './confirm/evidence.ts';
import { confirm } from './confirm/verdictOf.ts';
import type { Finding } from './match/finding.ts';
import { readCommand } from './match/readCommand.ts';
import { exactSurface, pathText, type CommandNode } from './model/node.ts';
import { loadNode } from './model/loadNode.ts';
import { problemOf } from './report/problems.ts';

export function unknownVerdict(reason: string): CommandVerdict {
	return { verdict: 'unknown', evidence: [{ layer: 'surface', witness: reason }], problems: [] };
}

interface Outcome {
	problems: CommandProblem[];
	undecided: string[];
}

async function decide(tool: Tool, findings: readonly Finding[]): Promise<Outcome> {
	const outcome: Outcome = { problems: [], undecided: [] };
	for (const finding of findings) {
		const confirmation = await confirm(tool, finding);
		if (confirmation.outcome === 'undecided') outcome.undecided.push(confirmation.reason);
		if (confirmation.outcome === 'certain') outcome.problems.push(problemOf(finding, 'error', confirmation.evidence));
		if (confirmation.outcome === 'likely') outcome.problems.push(problemOf(finding, 'warning', confirmation.evidence));
	}
	return outcome;
}

function surfaceEvidence(tool: Tool, node: CommandNode): ReturnType<typeof evidenceOf> {
	const surface = exactSurface(node) ?? node.surfaces[0];
	return surface
		? evidenceOf(tool, surface.layer, surface.text, surface.probe)
		: evidenceOf(tool, 'path', `${tool.executable.path} is installed`);
}

/** xargs adds words of its own, and may start nothing at all: what it starts is never surely wrong. */
function soften({ fix: _fix, ...problem }: CommandProblem): CommandProblem {
	return { ...problem, severity: problem.severity === 'error' ? 'warning' : problem.severity };
}

/** Checks the words of a command against the tool's surface. */
export async function checkWithTool(
	tool: Tool,
	adapter: Adapter,
	{ words, wrapped, wrappers }: ShellCommand,
): Promise<CommandVerdict> {
	const root = await loadNode(tool, adapter, undefined, []);
	const rest = words.slice(1, wrapped);
	const load = (node: CommandNode, name: string): Promise<CommandNode> =>
		loadNode(tool, adapter, node, [...node.path, name]);
	const reading = await readCommand(root, rest, load);
	const judgement = await adapter.judge?.(tool, reading, rest);
	const settled = judgement?.settled ?? [];
	const follows = wrapped === undefined ? settled : [...settled, 'missing-value' as const];
	const suspects = new Set(reading.findings.map(({ word }) => word));
	const open = reading.findings
		.filter(({ type }) => !follows.includes(type))
		.map((finding) => ({ ...finding, before: finding.before.filter((word) => !suspects.has(word)) }));
	const { problems, undecided } = await decide(tool, open);
	const all = [...problems, ...(judgement?.problems ?? [])];
	const evidence = [surfaceEvidence(tool, reading.node)];
	if (all.length > 0)
		return { verdict: 'drifted', evidence, problems: wrappers.includes('xargs') ? all.map(soften) : all };
	const reason = reading.blocked ?? undecided[0];
	if (reason !== undefined) return unknownVerdict(reason);
	const bare = reading.node.surfaces.length === 0 && rest.some(({ text }) => text.startsWith('-'));
	return bare
		? unknownVerdict(`${pathText(reading.node)} shows no help`)
		: { verdict: 'verified', evidence, problems: [] };
}
