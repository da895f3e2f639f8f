import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { inlineCommands, isKnownCall } from '../../markdown/inlineCommands.ts';
import type { InlineCommand } from '../../markdown/inlineCommands.ts';
import type { InlineCode, MarkdownDocument } from '../../markdown/document.ts';
import { createShellSession } from '../../shell/session.ts';
import { climb } from '../ladder.ts';
import type { Layers } from '../layers.ts';
import { speaksOfAbsence } from '../reference/document/absence.ts';
import { problemBetween } from '../text/problemBetween.ts';
import type { CheckedCommand } from '../text/checkText.ts';
import type { CommandProblem } from '../verdict.ts';

/** What is known of the commands in running text on one line. */
export interface CheckedLine {
	line: number;
	endLine: number;
	offset: number;
	commands: CheckedCommand[];
	problems: Problem[];
}

/** Checks the commands in a document's running text: what the tools say of them. What they name is found with the prose. */
export async function checkInline(markdown: MarkdownDocument, layers: Layers): Promise<CheckedLine[]> {
	const found = markdown.inlineCode.flatMap((code) => inlineCommands(code, markdown.source));
	const lines = new Map<number, CheckedLine>();
	for (const inline of found) {
		const { start, end } = inline.code.range;
		const line = lines.get(start.line) ?? {
			line: start.line,
			endLine: end.line,
			offset: start.offset,
			commands: [],
			problems: [],
		};
		lines.set(start.line, line);
		for (const { checked, problems } of await checkOne(inline, markdown, layers)) {
			line.commands.push(checked);
			line.problems.push(...problems.map((problem) => placed(problem, inline, markdown)));
		}
	}
	return [...lines.values()].filter(({ commands }) => commands.length > 0);
}

async function checkOne(
	inline: InlineCommand,
	markdown: MarkdownDocument,
	layers: Layers,
): Promise<{ checked: CheckedCommand; problems: CommandProblem[] }[]> {
	const { commands } = createShellSession().parse(inline.text);
	const started = commands.filter(({ words }) => words.length > 0);
	return Promise.all(
		started.map(async (command) => {
			const { line } = markdown.pointAt(inline.locate(command.span.start));
			const { verdict, evidence, problems, ...standing } = await climb(command, line, layers);
			const text = inline.text.slice(command.span.start, command.span.end).trim();
			return {
				checked: { report: { text, line, verdict, evidence }, ...standing },
				problems: problems.flatMap((problem) => weighed(problem, inline.code, markdown)),
			};
		}),
	);
}

const instructs =
	/(?:^|[:→.;(]|\b(?:run|running|execute|executing|use|using|with|via|type|enter|call|invoke|do|try|start|by|then|and|or))\s*[*_"'(]*$/i;

/** A mention may name a tool's word loosely, and leaves out values; what the reader is told to type has to be right. */
function weighed(problem: CommandProblem, code: InlineCode, markdown: MarkdownDocument): CommandProblem[] {
	const { ruleId, hint } = problem;
	if (!isKnownCall(code) || speaksOfAbsence(markdown, code)) return [];
	const isInstruction = instructs.test(textBefore(code, markdown));
	if (ruleId === 'surface/unknown-flag') return [isInstruction ? problem : { ...problem, severity: 'warning' }];
	if (ruleId === 'surface/unknown-subcommand') return isInstruction && hint !== undefined ? [problem] : [];
	return ruleId === 'surface/bad-value' && isInstruction ? [problem] : [];
}

/** The line up to the code, without list marks and the cells before its own. */
function textBefore({ range: { start } }: InlineCode, { source }: MarkdownDocument): string {
	const line = source.slice(Math.max(0, start.offset - start.column + 1), start.offset);
	return line.replace(/^[\s>*+-]*(?:\d+[.)]\s*)?(?:\[[ x]\]\s*)?/i, '').replace(/.*\|\s*$/, '');
}

function placed(problem: CommandProblem, inline: InlineCommand, markdown: MarkdownDocument): Problem {
	const start = inline.locate(problem.span.start);
	const end = inline.locate(problem.span.end);
	const asWritten = markdown.source.slice(start, end) === inline.text.slice(problem.span.start, problem.span.end);
	return problemBetween(problem, markdown.path, markdown.pointAt(start), markdown.pointAt(end), asWritten);
}
