import { describePlace } from '../../../plugins/remark-runbook/language.ts';
import { secretValues, valueOf } from '../../plan/knowledge.ts';
import type { Colors } from '../colors.ts';
import type { Plan, PlannedStep } from '../../plan/plan.ts';
import { scopedPlan } from '../../plan/scope.ts';
import { isIrreversible } from '../../execute/undo/reversibility.ts';
import { mapStrings } from '../../secrets/mapStrings.ts';
import { createMasker } from '../../secrets/masker.ts';
import { rungNames } from '../schema.ts';
import type { DocumentReport, StepReport } from '../schema.ts';
import { printable } from '../text/printable.ts';
import { stepFacts } from './stepFacts.ts';

/** The plan of a dry-run: inputs, and each step with its exact bytes and the rung that it holds. */
export function renderPlan(plan: Plan, documents: readonly DocumentReport[], colors: Colors): string {
	const { bold, dim } = colors;
	const clean = createCleaner(plan);
	const reports = new Map(documents.flatMap(({ steps }) => steps.map((step) => [step.id, step] as const)));
	const steps = plan.steps.map((planned) => {
		const { runbook, knowledge } = scopedPlan(plan, planned.step.id);
		const place = describePlace(planned.step, runbook.contract, valueOf(knowledge));
		const texts = { planned, report: reports.get(planned.step.id), place };
		return renderStep(mapStrings(texts, clean), colors);
	});
	return [
		`${bold(clean(plan.runbook.title))} ${dim(clean(plan.path))}`,
		dim(`${plan.steps.length} steps, a dry-run: nothing is executed`),
		'',
		...renderInputs(plan, clean, colors),
		...steps,
		...irreversibleLines(plan, colors),
	].join('\n');
}

/** What stays done, whatever `--undo` says: somebody who executes it should know before. */
function irreversibleLines({ steps }: Plan, { bold }: Colors): string[] {
	const staying = steps.filter((planned) => planned.skipped === undefined && isIrreversible(planned));
	if (staying.length === 0) return [];
	const ids = staying.map(({ step }) => `#${step.id}`).join(', ');
	return [`${bold("Can't be taken back")}, as no undo is written: ${ids}`, ''];
}

/** Takes secrets and control characters out of a text, before it is coloured. */
function createCleaner(plan: Plan): (text: string) => string {
	const secrets = [plan, ...plan.called].flatMap(({ knowledge }) => secretValues(knowledge));
	const masker = createMasker(secrets);
	return (text) => printable(masker.text(text));
}

function renderInputs(plan: Plan, clean: (text: string) => string, { bold, dim }: Colors): string[] {
	if (plan.knowledge.size === 0) return [];
	const width = Math.max(...[...plan.knowledge.keys()].map((name) => name.length));
	const rows = [...plan.knowledge].map(([name, known]) => {
		const label = `  ${name.padEnd(width)}  `;
		if (known.state === 'later') return label + dim(`known after ${known.step}`);
		if (known.state === 'missing' && known.source !== undefined)
			return label + dim(`a secret, from ${clean(known.source)}; read when it is executed`);
		if (known.state === 'missing') return label + dim(`not given: shown as {{${name}}}`);
		return label + (known.secret ? dim('a secret') : clean(known.value));
	});
	return [bold('Inputs'), ...rows, ''];
}

interface StepTexts {
	planned: PlannedStep;
	report: StepReport | undefined;
	place: string | undefined;
}

function renderStep({ planned, report, place }: StepTexts, colors: Colors): string {
	const { bold, dim } = colors;
	const { step, number, skipped, mayRun } = planned;
	const state = skipped ? dim(` skipped: ${skipped}`) : mayRun ? dim(` may run: depends on ${mayRun}`) : '';
	const head = `${String(number).padStart(2)}  ${bold(step.title)} ${dim(`${step.kind} #${step.id}`)}${state}`;
	const body = skipped ? [] : [...stepFacts(planned, place, colors), ...rungLines(report, colors)];
	return `${[head, ...body.map((line) => `    ${line}`)].join('\n')}\n`;
}

function rungLines(report: StepReport | undefined, { green, yellow, dim }: Colors): string[] {
	if (!report) return [];
	const name = rungNames[report.rung] ?? 'none';
	const rung = report.rung >= 3 ? green(`rung ${report.rung} ${name}`) : yellow(`rung ${report.rung} ${name}`);
	return [`${rung}${report.rungReason ? dim(`; no higher: ${report.rungReason}`) : ''}`];
}
