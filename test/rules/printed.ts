import pc from 'picocolors';
import type { Problem } from '../../plugins/remark-runbook/language.ts';
import { reportSchema } from '../../runner/report/schema.ts';
import { renderProblems } from '../../runner/report/terminal/problems.ts';

/** What a terminal shows of a problem in a document with this text, which the reader knows as `example`. */
export function printed(problem: Problem, source: string): string {
	const path = `example${/\.mdx?$/.exec(problem.path)?.[0] ?? '.mdx'}`;
	const report = reportSchema.parse({
		schemaVersion: 1,
		mode: 'check',
		ok: false,
		documents: [],
		problems: [{ ...problem, path }],
		coverage: { commands: 0, verified: 0, simulated: 0, unknown: 0, notCheckable: 0 },
	});
	const text = renderProblems(report, new Map([[path, source]]), { colors: pc.createColors(false), columns: 82 });
	return text.trimEnd().replaceAll(/^ {2}/gm, '');
}
