import type { CreateReporter } from '../reporter.ts';
import type { Report } from '../schema.ts';
import { printable } from '../text/printable.ts';
import { closingLines } from './closing.ts';
import { createLiveRun } from './liveRun.ts';
import { renderPlan } from './planText.ts';
import { renderProblems } from './problems.ts';

/** For a person at a terminal: the plan or the run as it goes, the problems, and what it comes to. */
export const createTerminalReporter: CreateReporter = ({ colors, columns, write }) => ({
	event: createLiveRun(colors, write),
	end(report, { sources, plans }) {
		const planTexts =
			report.mode === 'dry-run'
				? report.documents.flatMap((document) => {
						const plan = plans.get(document.path);
						return plan ? [`${renderPlan(plan, document, colors)}\n`] : [];
					})
				: [];
		const paper = { colors, columns };
		return [...planTexts, renderProblems(report, sources, paper), goOn(report), closingLines(report, paper)].join('');
	},
});

/** After a failure: the command that takes the run up where it stopped. */
function goOn({ mode, documents }: Report): string {
	if (mode !== 'execute') return '';
	return documents
		.flatMap(({ path, steps }) => {
			const stopped = steps.find(({ status }) => status === 'failed' || status === 'interrupted');
			return stopped ? [`To go on from there: ${printable(`runbook-exec ${path} --from ${stopped.id}`)}\n\n`] : [];
		})
		.join('');
}
