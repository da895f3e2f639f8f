import type { ForeignLines, ParsedShell, ShellCommand } from '../../shell/command.ts';
import type { CommandProblem } from '../verdict.ts';
import { commandRules } from './catalogue.ts';
import type { RiskMatch, RuleText } from './rule.ts';
import { destructiveStatement } from './rules/sqlText.ts';
import { notShellRule, secretRule } from './rules/text.ts';
import { findSecrets } from './secrets.ts';

export interface RiskContext {
	type: 'runbook' | 'markdown';
	/** The step has `danger` or `confirm`, or is an undo that the operator asked for: destruction is announced. */
	dangerous: boolean;
	/** The step ends what does not end by itself, or runs it beside the others. */
	bounded?: boolean;
	/** Rules that were reported for this document and need no second report. */
	reported: Set<string>;
}

/** What `danger` and `confirm` announce. */
const announced = 'risk/destructive';
/** What `follow` and `background` provide for. */
const endless = 'risk/never-ends';

/** The risks of one shell text. */
export function findRisks(text: string, parsed: ParsedShell, context: RiskContext): CommandProblem[] {
	return [
		...parsed.commands.flatMap((command) => risksOfCommand(command, parsed.commands, context)),
		...firstOfEach(parsed.foreign).flatMap((lines) => notShell(lines, context)),
		...parsed.foreign.flatMap((lines) => destructiveLines(text, lines, context)),
	];
}

/** The secrets of a text; prose is searched as well as commands. */
export function secretProblems(text: string, type: RiskContext['type']): CommandProblem[] {
	return findSecrets(text).map(({ kind, span }) =>
		problem(secretRule, { span, message: `this looks like ${kind}` }, type),
	);
}

function risksOfCommand(
	command: ShellCommand,
	siblings: readonly ShellCommand[],
	context: RiskContext,
): CommandProblem[] {
	const problems: CommandProblem[] = [];
	for (const rule of commandRules) {
		if (context.dangerous && rule.id === announced) continue;
		if (context.bounded && rule.id === endless) continue;
		const match = rule.match(command, siblings);
		if (!match || (rule.once && context.reported.has(match.message))) continue;
		if (rule.once) context.reported.add(match.message);
		problems.push(problem(rule, match, context.type));
	}
	return problems;
}

const languageNames: Readonly<Record<ForeignLines['language'], string>> = {
	sql: 'SQL',
	promql: 'a Prometheus query',
	yaml: 'YAML',
	dockerfile: 'an instruction of a Dockerfile',
	output: 'the output of a command',
};

/** One finding a text and language: the cause is one, however many lines it has. */
function firstOfEach(foreign: readonly ForeignLines[]): ForeignLines[] {
	return foreign.filter((lines, index) => foreign.findIndex(({ language }) => language === lines.language) === index);
}

function notShell({ language, span }: ForeignLines, { type }: RiskContext): CommandProblem[] {
	if (language === 'output' && type === 'markdown') return [];
	const message = `this is ${languageNames[language]}, no shell command`;
	return [problem(notShellRule, { span, message }, type)];
}

function destructiveLines(text: string, { language, span }: ForeignLines, context: RiskContext): CommandProblem[] {
	if (language !== 'sql' || context.dangerous) return [];
	const statement = destructiveStatement(text.slice(span.start, span.end));
	const rule = commandRules.find(({ id }) => id === announced);
	if (!statement || !rule) return [];
	return [problem(rule, { span, message: `\`${statement.statement}\` ${statement.loses}` }, context.type)];
}

function problem(rule: RuleText, match: RiskMatch, type: RiskContext['type']): CommandProblem {
	return {
		ruleId: rule.id,
		severity: type === 'runbook' ? rule.severity : rule.severityInMarkdown,
		message: match.message,
		hint: match.hint ?? (type === 'markdown' ? rule.mendInMarkdown : undefined) ?? rule.mend,
		span: match.span,
		evidence: [],
		...(match.fix === undefined ? {} : { fix: match.fix }),
	};
}
