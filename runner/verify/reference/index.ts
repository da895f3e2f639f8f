import type { Evidence, Problem } from '../../../plugins/remark-runbook/index.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { ShellCommand } from '../../shell/command.ts';
import type { CommandProblem, CommandVerdict } from '../verdict.ts';
import { readContext } from './context.ts';
import type { CommandFindings, DocumentContext } from './context.ts';
import type { Doubt } from './document/doubts.ts';
import { witness } from './finding.ts';
import type { Missing } from './finding.ts';
import { judge } from './judge.ts';
import type { Relevance } from './judge.ts';
import { openRepository } from './repository/repository.ts';
import type { Repository } from './repository/repository.ts';
import { allPackages, mayBringBinary } from './resolvers/npm/packages.ts';

/** Where a command stands: its document as `read` gave it, and the source line on which the command begins. */
interface Place {
	context: DocumentContext;
	line: number;
}

/** Says whether what commands and documents name is in the repository; runs nothing of it. */
export interface ReferenceChecker {
	/** Looks at one document as a whole; its path is relative to the workspace, and `executed` where the runner runs it there. */
	read(document: MarkdownDocument, executed: boolean): DocumentContext;
	check(command: ShellCommand, place: Place): Promise<CommandVerdict>;
	/** Problems in links, anchors and paths of running text, and in commands of inline code. */
	checkDocument(context: DocumentContext): Promise<Problem[]>;
}

export interface ReferenceOptions {
	/** The repository that the documents speak of: an existing directory. */
	workspace: string;
}

export function createReferenceChecker({ workspace }: ReferenceOptions): ReferenceChecker {
	const repository = openRepository(workspace);
	return {
		read: (document, executed) => readContext(document, repository, executed),
		check: (command, place) => Promise.resolve(verdictOf(findCommand(command, place), place.context)),
		checkDocument: (context) => Promise.resolve(problemsOf(context)),
	};
}

/** Tells whether a package of the workspace may bring a program or has a script of that name; read when first asked. */
export function createProjectPrograms(workspace: string): (name: string) => boolean {
	let repository: Repository | undefined;
	return (name) => {
		const opened = (repository ??= openRepository(workspace));
		return allPackages(opened).some(
			(pack) => pack.manifest.scripts?.[name] !== undefined || mayBringBinary(name, pack, opened),
		);
	};
}

const indexes = new WeakMap<DocumentContext, Map<string, CommandFindings>>();

function findCommand(command: ShellCommand, { context, line }: Place): CommandFindings | undefined {
	const index = indexes.get(context) ?? new Map<string, CommandFindings>();
	if (!indexes.has(context)) {
		indexes.set(context, index);
		for (const found of context.commands) {
			const { placed } = found;
			index.set(keyOf(placed.command, context.document.pointAt(placed.locate(placed.command.span.start)).line), found);
		}
	}
	return index.get(keyOf(command, line));
}

function keyOf(command: ShellCommand, line: number): string {
	return `${line} ${command.words.map((word) => word.source).join(' ')}`;
}

function verdictOf(found: CommandFindings | undefined, context: DocumentContext): CommandVerdict {
	const evidence: Evidence[] = [];
	const problems: CommandProblem[] = [];
	let verdict: CommandVerdict['verdict'] = 'verified';
	for (const finding of found?.findings ?? []) {
		if (finding.status === 'resolved') evidence.push(witness(`${finding.name}: ${finding.witness}`));
		else if (finding.status === 'unknown') evidence.push(witness(`${finding.name}: ${finding.reason}`));
		else {
			const problem = found?.certain
				? problemOf(finding.needed ? { ...finding, strength: 'exact' } : finding, found.doubts, 'own')
				: problemOf(finding, found?.doubts ?? [], context.relevance);
			if ('ruleId' in problem) problems.push(problem);
			else evidence.push(witness(`${finding.name}: not found, but ${problem.reason}`));
		}
		if (finding.status !== 'resolved') verdict = 'unknown';
	}
	if (evidence.length === 0 && problems.length === 0)
		return { verdict: 'unknown', evidence: [witness('it names nothing of the repository')], problems };
	return { verdict: problems.length > 0 ? 'drifted' : verdict, evidence, problems };
}

function problemOf(
	missing: Missing,
	doubts: readonly Doubt[],
	relevance: Relevance,
): CommandProblem | { reason: string } {
	const severity = judge(missing, doubts, relevance);
	if (typeof severity !== 'string') return severity;
	const { ruleId, message, hint, span, evidence, fix } = missing;
	return {
		ruleId,
		severity,
		message,
		...(hint === undefined ? {} : { hint }),
		span,
		evidence,
		...(fix === undefined ? {} : { fix }),
	};
}

function problemsOf(context: DocumentContext): Problem[] {
	const prose = context.prose.flatMap(({ finding, doubts, isLink }) =>
		finding.status === 'missing'
			? placedProblem(finding, doubts, isLink ? 'own' : context.relevance, context, (offset) => offset)
			: [],
	);
	const inline = context.commands
		.filter(({ placed }) => placed.text.kind === 'inline')
		.flatMap(({ placed, findings, doubts }) =>
			findings.flatMap((finding) =>
				finding.status === 'missing'
					? placedProblem(finding, doubts, context.relevance, context, (offset) => placed.locate(offset))
					: [],
			),
		);
	return [...prose, ...inline].toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function placedProblem(
	missing: Missing,
	doubts: readonly Doubt[],
	relevance: Relevance,
	context: DocumentContext,
	locate: (offset: number) => number,
): Problem[] {
	const problem = problemOf(missing, doubts, relevance);
	if (!('ruleId' in problem)) return [];
	const start = context.document.pointAt(locate(missing.span.start));
	const end = context.document.pointAt(locate(missing.span.end));
	const { ruleId, severity, message, hint, evidence } = problem;
	return [
		{
			path: context.document.path,
			line: start.line,
			column: start.column,
			endLine: end.line,
			endColumn: end.column,
			ruleId,
			severity,
			message,
			...(hint === undefined ? {} : { hint }),
			evidence,
		},
	];
}
