import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readMarkdown } from '../../../../runner/markdown/readMarkdown.ts';
import { createReferenceChecker } from '../../../../runner/verify/reference/index.ts';

/** One problem as the tests compare it. */
export interface Found {
	line: number;
	ruleId: string;
	severity: string;
	message: string;
	hint: string;
	evidence: string;
}

/** Every problem of one document of a workspace, in source order. */
export async function checkDocument(workspace: string, file: string, executed = false): Promise<Found[]> {
	const source = readFileSync(path.join(workspace, file), 'utf8');
	const checker = createReferenceChecker({ workspace });
	const document = readMarkdown(file, source);
	const context = checker.read(document, executed);
	const found = (await checker.checkDocument(context)).map(({ line, ...problem }) => toFound(line, problem));
	for (const { placed } of context.commands.filter((command) => command.placed.text.kind === 'fence')) {
		const { line } = document.pointAt(placed.locate(placed.command.span.start));
		const { problems } = await checker.check(placed.command, { context, line });
		found.push(
			...problems.map((problem) => toFound(document.pointAt(placed.locate(problem.span.start)).line, problem)),
		);
	}
	return found.toSorted((a, b) => a.line - b.line);
}

interface ProblemLike {
	ruleId: string;
	severity: string;
	message: string;
	hint?: string | undefined;
	evidence: readonly { witness: string }[];
}

function toFound(line: number, { ruleId, severity, message, hint, evidence }: ProblemLike): Found {
	return {
		line,
		ruleId,
		severity,
		message,
		hint: hint ?? '',
		evidence: evidence.map(({ witness }) => witness).join('; '),
	};
}

/** What the marks `drift <rule> <severity>` at the ends of a document's lines call for. */
export function markedProblems(workspace: string, file: string): string[] {
	const lines = readFileSync(path.join(workspace, file), 'utf8').split('\n');
	return lines.flatMap((line, index) => {
		const mark = /(?:#|<!--) drift (\S+) (error|warning|info)\b/.exec(line);
		return mark === null ? [] : [`${index + 1} ${mark[1]} ${mark[2]}`];
	});
}
