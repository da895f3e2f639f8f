import type { ShellCommand } from '../../shell/command.ts';
import type { CommandVerdict } from '../verdict.ts';

/** `kubectl gadget` in a document that installs `kubectl-gadget`, or says `kubectl krew install gadget`. */
export function broughtPlugin(command: ShellCommand, { problems }: CommandVerdict, text: string): string | undefined {
	const problem = problems.find(({ ruleId }) => ruleId === 'surface/unknown-subcommand');
	const word = command.words.find(({ span }) => span.start === problem?.span.start);
	const tool = command.words[0]?.text ?? '';
	if (!problem || !word || !/^[\w-]+$/.test(word.text) || !/^[\w-]+$/.test(tool)) return undefined;
	const program = new RegExp(`(?<![\\w-])${tool}-${word.text}(?![\\w])`);
	const installs = new RegExp(
		`\\b(?:krew|plugins?|extensions?) (?:install|add)\\b[^\\n]*(?<![\\w-])${word.text}(?![\\w-])`,
	);
	return program.test(text) || installs.test(text) ? `${tool} ${word.text}` : undefined;
}
