import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import type { CommandReport } from '../../report/schema.ts';
import type { ParsedShell, ShellCommand } from '../../shell/command.ts';
import { alternativesIn, withoutDialect } from './alternatives.ts';
import { climb } from '../ladder.ts';
import type { Standing } from '../ladder.ts';
import type { Layers } from '../layers.ts';
import { problemBetween } from './problemBetween.ts';
import type { Place } from './problemBetween.ts';
import { findRisks } from '../risk/findRisks.ts';
import type { RiskContext } from '../risk/findRisks.ts';
import { shellBuiltins } from '../tool/builtins.ts';
import { findSqlFaults } from './sqlInCommands.ts';
import type { PathTools } from '../tool/pathTools.ts';
import type { CommandProblem, CommandVerdict } from '../verdict.ts';

/** One shell text and where it stands in the document. */
export interface PlacedText {
	path: string;
	/** The document. */
	source: string;
	text: string;
	parsed: ParsedShell;
	/** The document's place of an offset of the text. */
	pointAt(offset: number): Place;
	risk: RiskContext;
	/** How bad a syntax error is; `unless-output` asks first whether the line starts with a program at all. */
	syntax: 'error' | 'unless-output' | 'off';
}

export interface CheckedCommand extends Standing {
	report: CommandReport;
}

/** What is known of a text: of each command its report and rung. */
export interface CheckedText {
	commands: CheckedCommand[];
	problems: Problem[];
}

/** What is known of a text that is not there. */
export const emptyText: CheckedText = { commands: [], problems: [] };

/** Checks every command of a text. Nothing of it is executed. */
export async function checkText(placed: PlacedText, layers: Layers): Promise<CheckedText> {
	const { parsed, text } = placed;
	const found: CommandProblem[] = [
		...syntaxProblems(placed, layers),
		...findRisks(text, parsed, placed.risk),
		...(await findSqlFaults(parsed)),
	];
	const starting = parsed.commands.filter(({ words }) => words.length > 0).toSorted(byEnd);
	const alternatives = alternativesIn(starting, text);
	const climbs = await Promise.all(
		starting.map(async (command) => {
			const { line } = placed.pointAt(command.span.start);
			const verdict = await climb(command, line, layers);
			return { command, ...(alternatives.has(command) ? withoutDialect(verdict) : verdict) };
		}),
	);
	return {
		commands: climbs.map(({ rung, reason, namesNothing, ...one }) => ({
			report: reportOf(one.command, one, placed),
			rung,
			reason,
			namesNothing,
		})),
		problems: [...found, ...climbs.flatMap(({ problems }) => problems)].map((problem) => placeProblem(problem, placed)),
	};
}

/** A command stands behind those that it holds: its verdict is the last word on its line. */
function byEnd(a: ShellCommand, b: ShellCommand): number {
	return a.span.end - b.span.end || b.span.start - a.span.start;
}

function reportOf(command: ShellCommand, { verdict, evidence }: CommandVerdict, placed: PlacedText): CommandReport {
	const { start, end } = command.span;
	return { text: placed.text.slice(start, end).trim(), line: placed.pointAt(start).line, verdict, evidence };
}

function syntaxProblems(placed: PlacedText, { tools }: Layers): CommandProblem[] {
	if (placed.syntax === 'off') return [];
	return placed.parsed.errors.slice(0, 1).map(({ message, span }) => ({
		ruleId: 'shell/syntax',
		severity: placed.syntax === 'error' ? 'error' : severityAt(placed.text, span.start, tools),
		message: `bash cannot read this: ${message}`,
		hint: 'Quote characters that mean something to the shell: ( ) < > & | ; and quotes themselves.',
		span,
		evidence: [{ layer: 'parse', witness: message }],
	}));
}

/** `(--endpoints=X|--cluster)`: a line that shows which options there are is for people to read. */
const synopsis = /\(\s*-{1,2}[\w-]+[^()\n]*\|[^()\n]*\)/;

/** A line that starts with no program is hardly a command: an answer, or another language. */
function severityAt(text: string, offset: number, tools: PathTools): Problem['severity'] {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	const line = text.slice(start).split('\n', 1)[0] ?? '';
	const word = synopsis.test(line) ? '' : (/^\s*(?:sudo\s+)?([^\s;|&()<>]+)/.exec(line)?.[1] ?? '');
	const isProgram = shellBuiltins.has(word) || word.startsWith('./') || tools.find(word) !== undefined;
	return isProgram ? 'warning' : 'info';
}

function placeProblem(problem: CommandProblem, placed: PlacedText): Problem {
	const { path, text, pointAt } = placed;
	const { start: first, end: last } = problem.span;
	const start = pointAt(first);
	const end = pointAt(Math.max(last, first + 1));
	const asWritten = problem.fix !== undefined && textBetween(placed.source, start, end) === text.slice(first, last);
	return problemBetween(problem, path, start, end, asWritten);
}

/** The text between two places of one line; undefined where they are on two. */
function textBetween(source: string, start: Place, end: Place): string | undefined {
	if (start.line !== end.line) return undefined;
	return source.split('\n', start.line)[start.line - 1]?.slice(start.column - 1, end.column - 1);
}
