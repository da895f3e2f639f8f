import type { ShellCommand } from '../../../shell/command.ts';
import type { CommandVerdict } from '../../verdict.ts';

/** Verdicts of commands that documents repeat. Those with problems are not kept: their places are the command's own. */
interface VerdictMemo {
	get(command: ShellCommand, find: () => Promise<CommandVerdict>): Promise<CommandVerdict>;
}

export function createVerdictMemo(): VerdictMemo {
	const verdicts = new Map<string, Promise<CommandVerdict>>();
	return {
		get: async (command, find) => {
			const key = keyOf(command);
			const known = await verdicts.get(key);
			if (known?.problems.length === 0) return known;
			const verdict = find();
			if (!known) verdicts.set(key, verdict);
			return verdict;
		},
	};
}

/** All that a tool is asked about: the words as they are known, and which of them a wrapper hands on. */
function keyOf({ words, wrapped, wrappers }: ShellCommand): string {
	const known = words.map(({ text, source, known: exact, knownPrefix, placeholder }) => [
		text,
		source,
		exact,
		knownPrefix,
		placeholder,
	]);
	return JSON.stringify([known, wrapped, wrappers]);
}
