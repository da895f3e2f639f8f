import type { ShellCommand } from '../../shell/command.ts';
import type { CommandVerdict } from '../verdict.ts';

const otherwise = /^(?:\s*\d?>{1,2}&?\s*\S+)*\s*\|\|\s*/;

function nameOf({ words }: ShellCommand): string | undefined {
	return words[0]?.text;
}

/** The command that takes the place of one that fails: `a || b`. */
function fallbackOf(command: ShellCommand, commands: readonly ShellCommand[], text: string): ShellCommand | undefined {
	const between = otherwise.exec(text.slice(command.span.end))?.[0];
	if (between === undefined) return undefined;
	const start = command.span.end + between.length;
	return commands.find(({ span }) => span.start === start);
}

/** `stat -f%z x || stat -c%s x`: one program in its dialects, of which a machine has only one. */
export function alternativesIn(commands: readonly ShellCommand[], text: string): ReadonlySet<ShellCommand> {
	const pairs = commands.flatMap((command) => {
		const fallback = fallbackOf(command, commands, text);
		return fallback !== undefined && nameOf(fallback) === nameOf(command) ? [command, fallback] : [];
	});
	return new Set(pairs);
}

/** What is left of a verdict where the other dialect may be the right one. */
export function withoutDialect<T extends CommandVerdict>(verdict: T): T {
	const problems = verdict.problems.filter(({ ruleId }) => !ruleId.startsWith('surface/'));
	if (problems.length === verdict.problems.length) return verdict;
	return { ...verdict, problems, verdict: problems.length > 0 ? verdict.verdict : 'unknown' };
}
