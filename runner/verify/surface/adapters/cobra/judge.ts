import { evidenceOf } from '../../confirm/evidence.ts';
import { spanOf } from '../../match/cursor.ts';
import type { Finding } from '../../match/finding.ts';
import type { Reading } from '../../match/readCommand.ts';
import { findOption, optionNames } from '../../model/node.ts';
import { probeResultSchema } from '../../probe/run.ts';
import { problemOf } from '../../report/problems.ts';
import type { ShellWord } from '../../../../shell/command.ts';
import type { CommandProblem } from '../../../verdict.ts';
import type { Judgement, Tool } from '../adapter.ts';
import { readComplaint, type Complaint } from './messages.ts';

/** The words that can be sent as they are; a flag whose value is not known is left out with it. */
function sendable(words: readonly ShellWord[]): ShellWord[] {
	const kept: ShellWord[] = [];
	for (const word of words) {
		if (word.known) kept.push(word);
		else if (/^--?[\w-]+=/.test(word.knownPrefix)) continue;
		else if (kept.at(-1)?.text.startsWith('-')) kept.pop();
		else kept.push({ ...word, text: 'x' });
	}
	return kept;
}

function holdsFlag({ text }: ShellWord, flag: string): boolean {
	if (flag.startsWith('--')) return text === flag || text.startsWith(`${flag}=`);
	return /^-[^-]/.test(text) && text.includes(flag.slice(1));
}

/** The word that a complaint is about. */
function accused(words: readonly ShellWord[], { flag, value, type }: Complaint): ShellWord | undefined {
	const at = words.findIndex((word) => holdsFlag(word, flag));
	const written = type === 'bad-value' && value !== undefined;
	if (!written) return words[at];
	return (
		words.find((word, index) => word.text === `${flag}=${value}` || (word.text === value && index === at + 1)) ??
		words.find((word) => word.text.endsWith(value))
	);
}

function findingOf(reading: Reading, word: ShellWord, { type, flag, value }: Complaint): Finding {
	const text = type === 'bad-value' ? (value ?? flag) : flag;
	const option = findOption(reading.node, flag);
	return {
		type,
		node: reading.node,
		word,
		span: spanOf(word, text),
		text,
		flag,
		before: [],
		candidates: type === 'bad-value' ? (option?.choices ?? []) : optionNames(reading.node),
	};
}

async function ask(
	tool: Tool,
	words: readonly ShellWord[],
): Promise<{ complaint: Complaint | undefined; probe: string[]; answered: boolean }> {
	const args = ['__complete', ...words.map(({ text }) => text), '-'];
	const result = await tool.memo.get(`complete ${JSON.stringify(args)}`, probeResultSchema, async () => {
		const answer = await tool.ask(args);
		return { ...answer, stdout: '' };
	});
	return { complaint: readComplaint(result.stderr), probe: result.argv, answered: result.exitCode === 0 };
}

/** Asks the tool's own flag parser for the whole command, again without each word that it refused. */
export async function judgeFlags(tool: Tool, reading: Reading, words: readonly ShellWord[]): Promise<Judgement> {
	const problems: CommandProblem[] = [];
	let rest = sendable(words);
	for (let round = 0; round < 4; round += 1) {
		const { complaint, probe, answered } = await ask(tool, rest);
		// Some tools need more rights than a sandbox gives before they read their words.
		if (!answered) return { problems: [], settled: [] };
		if (!complaint) break;
		const word = accused(rest, complaint);
		if (!word) break;
		const finding = findingOf(reading, word, complaint);
		problems.push(problemOf(finding, 'error', [evidenceOf(tool, 'parser', complaint.text, probe)]));
		rest = rest.filter((other) => other !== word);
	}
	return { problems, settled: ['unknown-flag', 'bad-value', 'missing-value'] };
}
