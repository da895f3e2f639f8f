import type { Evidence } from '../../../../plugins/remark-runbook/language.ts';
import type { ShellCommand } from '../../../shell/command.ts';
import type { CommandProblem, CommandVerdict } from '../../verdict.ts';
import { pathText } from '../model/node.ts';
import { readCommand } from '../match/readCommand.ts';
import { lockFileName } from './lockFile.ts';
import { lockedNode } from './lockedSurface.ts';
import type { LockedTool } from './schema.ts';
import { usageOf, type RecordUsage } from './usage.ts';

function evidenceOf(name: string, { version }: LockedTool, witness: string): Evidence {
	return { layer: 'lock', witness, tool: name, ...(version !== undefined && { version }) };
}

function shownAs(name: string, { version }: LockedTool): string {
	return version === undefined ? name : `${name} ${version}`;
}

/** Checks a command of a tool that is not installed here against what the lock file holds of it. */
export async function checkLocked(
	command: ShellCommand,
	name: string,
	tool: LockedTool,
	record: RecordUsage | undefined,
): Promise<CommandVerdict> {
	const root = lockedNode(tool, name, [], undefined);
	const words = command.words.slice(1, command.wrapped);
	const reading = await readCommand(root, words, async (node, child) =>
		lockedNode(tool, name, [...node.path, child], node),
	);
	const finding = reading.findings.find(({ type }) => type.startsWith('unknown-'));
	const unlocked = finding && `${pathText(finding.node)} ${finding.text}`;
	record?.({ ...usageOf(reading.node, tool.version, reading.used), ...(unlocked !== undefined && { unlocked }) });
	const reason = unlocked === undefined ? reading.blocked : `${lockFileName} does not hold \`${unlocked}\``;
	if (reason !== undefined) return { verdict: 'unknown', evidence: [evidenceOf(name, tool, reason)], problems: [] };
	const witness = `${lockFileName}: ${shownAs(name, tool)} has it`;
	return { verdict: 'verified', evidence: [evidenceOf(name, tool, witness)], problems: [] };
}

/** Whether the locked version had the word that a problem is about, at the commands that these words go through. */
function hadIt(command: ShellCommand, name: string, tool: LockedTool, { ruleId, span }: CommandProblem): boolean {
	const word = command.words.find((one) => one.span.start <= span.start && span.end <= one.span.end);
	const text = word?.text.replace(/=.*$/s, '') ?? '';
	const said = new Set(command.words.map((one) => one.text));
	const passed = Object.entries(tool.commands).filter(([whole]) =>
		whole
			.split(' ')
			.slice(1)
			.every((part) => said.has(part)),
	);
	if (ruleId === 'surface/unknown-flag') return passed.some(([, { options }]) => Object.hasOwn(options ?? {}, text));
	return ruleId === 'surface/unknown-subcommand' && passed.some(([whole]) => whole.endsWith(` ${text}`));
}

/** Says of what an installed tool lacks that the locked version had it. */
export function withLockedVersion(
	verdict: CommandVerdict,
	command: ShellCommand,
	name: string,
	tool: LockedTool,
): CommandVerdict {
	const problems = verdict.problems.map((problem): CommandProblem => {
		if (!hadIt(command, name, tool, problem)) return problem;
		const installed = problem.evidence.find(({ version }) => version !== undefined)?.version;
		const now = installed === undefined ? 'the installed one has not' : `${installed}, which is installed, has not`;
		const told = `${shownAs(name, tool)} had it (${lockFileName}); ${now}.`;
		const hint = problem.hint === undefined ? told : `${told} ${problem.hint}`;
		const evidence = [...problem.evidence, evidenceOf(name, tool, `${lockFileName}: ${shownAs(name, tool)} had it`)];
		return { ...problem, hint, evidence };
	});
	return { ...verdict, problems };
}
