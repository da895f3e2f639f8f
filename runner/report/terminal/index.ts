import type { Terminal } from '../../cli/terminal.ts';
import type { CreateReporter } from '../reporter.ts';
import type { Report } from '../schema.ts';
import { createLiveRun } from './liveRun.ts';
import { renderPlan } from './planText.ts';
import { renderProblems } from './problems.ts';

/** For a person at a terminal: the plan or the run as it goes, the problems, and one closing line. */
export const createTerminalReporter: CreateReporter = ({ colors, write }) => ({
	event: createLiveRun(colors, write),
	end(report, { sources, plans }) {
		const planTexts =
			report.mode === 'dry-run'
				? report.documents.flatMap((document) => {
						const plan = plans.get(document.path);
						return plan ? [renderPlan(plan, document, colors)] : [];
					})
				: [];
		return `${planTexts.join('\n')}${planTexts.length > 0 ? '\n' : ''}${renderProblems(report.problems, sources, colors)}${goOn(report)}${closingLine(report, colors)}\n`;
	},
});

/** After a failure: the command that takes the run up where it stopped. */
function goOn({ mode, documents }: Report): string {
	if (mode !== 'execute') return '';
	return documents
		.flatMap(({ path, steps }) => {
			const stopped = steps.find(({ status }) => status === 'failed' || status === 'interrupted');
			return stopped ? [`To go on from there: runbook-exec ${path} --from ${stopped.id}\n\n`] : [];
		})
		.join('');
}

function closingLine(report: Report, { bold, green, red }: Terminal['colors']): string {
	const word = report.ok ? green(bold('ok')) : red(bold('not ok'));
	return `${word}  ${summary(report)}`;
}

function summary({ mode, documents, problems, coverage }: Report): string {
	const steps = documents.flatMap((document) => document.steps);
	const count = (status: string): number => steps.filter((step) => step.status === status).length;
	const errors = problems.filter(({ severity }) => severity === 'error').length;
	const found = `${plural(errors, 'error')}, ${plural(problems.length - errors, 'other finding')}`;
	if (mode === 'execute' || mode === 'test') {
		const done = count('passed') + count('already-done');
		return `${plural(documents.length, 'document')}, ${done} of ${plural(steps.length, 'step')} done, ${count('skipped')} skipped, ${count('failed')} failed`;
	}
	const { commands, verified, unknown, notCheckable } = coverage;
	return `${plural(documents.length, 'document')}, ${plural(commands, 'command')}: ${verified} verified, ${unknown} unknown, ${notCheckable} not checkable; ${found}`;
}

function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
