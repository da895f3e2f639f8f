import type { ShellCommand, ShellWord } from '../../../shell/command.ts';
import { hasOption, operandsOf, ownWords, patternTable, programName } from '../pattern.ts';
import type { RiskMatch, RiskRule } from '../rule.ts';
import { destructiveTable } from './destructiveTable.ts';
import { destructiveSql } from './sqlText.ts';

export const destructiveRules: readonly RiskRule[] = [
	{
		id: 'risk/destructive',
		severity: 'error',
		severityInMarkdown: 'info',
		summary: 'A destructive command without `danger` or `confirm`',
		why: 'It cannot be taken back, and a reader or the runner would reach it like any other step.',
		mend: 'Add `danger` (or `danger="why"`) to the step so that it is marked and confirmed, or `confirm` to have it confirmed only.',
		mendInMarkdown: 'Say right above it what is lost and how to get it back.',
		match: matchDestructive,
	},
	{
		id: 'risk/unset-variable',
		severity: 'error',
		severityInMarkdown: 'warning',
		summary: '`rm -r` of a path that starts with a variable',
		why: 'Where the variable is unset or empty, the path is another one: `rm -rf "$DIR/"` is `rm -rf /`.',
		mend: 'Write `"${DIR:?}"`, which stops where the variable is empty, or set it in the document.',
		match: matchUnsetVariable,
	},
];

const destructiveCommands = patternTable(destructiveTable);

function matchDestructive(command: ShellCommand): RiskMatch | undefined {
	const name = programName(command);
	const [entry] = destructiveCommands(command);
	if (entry) return { span: ownSpan(command), message: `\`${shortText(command)}\` ${entry.loses}` };
	if (name === 'rm') return matchRemove(command);
	const sql = destructiveSql(command);
	if (sql) return { span: sql.span, message: `\`${sql.statement}\` ${sql.loses}` };
	const device = command.redirects.find(
		({ operator, target }) => operator.startsWith('>') && /^\/dev\/(?:sd|nvme|vd|xvd|hd|mapper)/.test(target.text),
	);
	return device
		? { span: device.target.span, message: `writing to \`${device.target.text}\` overwrites a device` }
		: undefined;
}

/** `rm -r` counts where it leaves what a build makes: absolute paths, the home, all of a directory. */
function matchRemove(command: ShellCommand): RiskMatch | undefined {
	const args = ownWords(command).slice(1);
	if (!hasOption(args, '-r') && !hasOption(args, '-R') && !hasOption(args, '--recursive')) return undefined;
	const target = operandsOf(command).find(isPreciousTarget);
	return target
		? { span: ownSpan(command), message: `\`${shortText(command)}\` deletes \`${target.text}\` with all that is in it` }
		: undefined;
}

function isPreciousTarget(word: ShellWord): boolean {
	const { text } = word;
	if (/^\/(?:tmp|var\/tmp|dev\/shm)\/./.test(text)) return false;
	return /^(?:\/|~|\$\{?HOME\b)/.test(text) || /^(?:\.{1,2}\/?|\*|\.\/\*|\.git\/?)$/.test(text) || word.placeholder;
}

function matchUnsetVariable(command: ShellCommand): RiskMatch | undefined {
	if (programName(command) !== 'rm') return undefined;
	const args = ownWords(command).slice(1);
	if (!hasOption(args, '-r') && !hasOption(args, '-R') && !hasOption(args, '--recursive')) return undefined;
	const target = operandsOf(command).find(
		(word) =>
			!word.known && /^"?\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})"?\/\*?/.test(word.source) && word.knownPrefix === '',
	);
	if (!target || /^"?\$\{?HOME\b/.test(target.source)) return undefined;
	return { span: target.span, message: `\`rm -r ${target.source}\` deletes from \`/\` where the variable is empty` };
}

/** The place of a command's own words, without those of the command that it starts. */
export function ownSpan(command: ShellCommand): ShellCommand['span'] {
	const words = ownWords(command);
	const [first] = words;
	const last = words.at(-1);
	return first && last ? { start: first.span.start, end: last.span.end } : command.span;
}

/** A command as one short line for messages. */
export function shortText(command: ShellCommand): string {
	const text = ownWords(command)
		.map((word) => word.source)
		.join(' ');
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
