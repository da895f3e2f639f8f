import type { CreateReporter, ReportContext } from '../reporter.ts';
import type { Report, StepReport } from '../schema.ts';
import { printable } from '../text/printable.ts';
import { closingLines } from './closing.ts';
import { LiveRun } from './liveRun.ts';
import type { Paper } from './paper.ts';
import { renderPlan } from './planText.ts';
import { renderProblems } from './problems.ts';
import { createPlainScreen, LiveScreen } from './screen.ts';

/** For a person at a terminal: the plan or the run as it goes, the problems, and what it comes to. */
export const createTerminalReporter: CreateReporter = ({ colors, columns, detail = 'usual', live, write }) => {
	const screen = live
		? new LiveScreen({ write, width: live, all: detail === 'verbose', paint: colors.dim })
		: createPlainScreen(write);
	const run = new LiveRun(colors, screen, detail);
	return {
		event: (event) => run.show(event),
		pause: () => run.pause(),
		end: (report, context) => renderReport(report, context, { colors, columns }),
	};
};

function renderReport(report: Report, { sources, plans, run }: ReportContext, paper: Paper): string {
	const planTexts =
		report.mode === 'dry-run'
			? report.documents.flatMap((document) => {
					const plan = plans.get(document.path);
					return plan ? [`${renderPlan(plan, report.documents, paper.colors)}\n`] : [];
				})
			: [];
	return [...planTexts, renderProblems(report, sources, paper), goOn(report, run), closingLines(report, paper)].join(
		'',
	);
}

/** After a failure: the command that takes the run up where it stopped. */
function goOn({ mode, documents }: Report, run: string | undefined): string {
	if (mode !== 'execute') return '';
	if (run !== undefined) return isStopped(documents) ? waysOn(run) : '';
	const [first] = documents;
	return documents
		.flatMap(({ path: own, steps }) => {
			const stopped = steps.find(hasStopped);
			// A step of a called runbook is reached through the document that was executed.
			const path = stopped?.id.includes('/') ? (first?.path ?? own) : own;
			return stopped ? [`To go on from there: ${printable(`runbook-exec ${path} --from ${stopped.id}`)}\n\n`] : [];
		})
		.join('');
}

function isStopped(documents: Report['documents']): boolean {
	return documents.some(({ steps }) => steps.some(hasStopped));
}

function hasStopped({ status }: StepReport): boolean {
	return status === 'failed' || status === 'interrupted';
}

function waysOn(run: string): string {
	return [
		`To go on from there:        runbook-exec resume ${run}`,
		`To take back what was done: runbook-exec undo ${run}`,
		'\n',
	].join('\n');
}
