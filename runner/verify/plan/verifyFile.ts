import type { Problem, StepOf } from '../../../plugins/remark-runbook/language.ts';
import { fill } from '../../../plugins/remark-runbook/language.ts';
import { findContentFault } from '../../files/contentFault.ts';
import { fileAsOf } from '../../files/fileAsOf.ts';
import type { ForeseenFile } from '../../files/fileAsOf.ts';
import { shownValues } from '../../files/knownValues.ts';
import type { Plan } from '../../plan/plan.ts';
import type { CheckedText } from '../text/checkText.ts';
import { placeFence } from '../text/fencePlacement.ts';
import { problemBetween } from '../text/problemBetween.ts';

type FileStep = StepOf<'file'>;

/** Reads a `file` step's content by the grammar of its format, and looks at where it is to go. */
export async function verifyFile(step: FileStep, plan: Plan, source: string): Promise<CheckedText> {
	const known = shownValues(plan.knowledge);
	// A number fits each place in which a value can stand.
	const { text } = fill(step.content.template, (name) => known(name) ?? '1');
	const fault = await findContentFault(step.format, `${text}\n`, step.content.language);
	const file = await fileAsOf(step, plan);
	const line = step.content.contentLine;
	if (fault) {
		const at = Math.min(fault.offset ?? 0, Math.max(text.length - 1, 0));
		const point = placeFence(step.content, text, source);
		const evidence = [{ layer: 'parse', witness: fault.message }];
		const found = {
			ruleId: 'language/content-syntax',
			severity: 'error',
			message: fault.message,
			hint: 'Correct it here, or the language of the fence.',
			span: { start: at, end: at + 1 },
			evidence,
		} as const;
		const report = { text: `write ${step.path.text}`, line, verdict: 'drifted', evidence } as const;
		const problems = [problemBetween({ ...found, evidence }, plan.path, point(at), point(at + 1), true)];
		return { commands: [{ report, rung: 0, reason: fault.message, namesNothing: false }], problems };
	}
	const { verdict, rung, witness } = placeOf(file, step);
	const report = { text: `write ${step.path.text}`, line, verdict, evidence: [{ layer: 'file', witness }] };
	return {
		commands: [{ report, rung, reason: rung === 3 ? 'rung 4 needs --probe' : witness, namesNothing: false }],
		problems: file.state === 'unusable' ? [unusable(step, file.problem.message, file.problem.hint, plan)] : [],
	};
}

interface Place {
	verdict: 'verified' | 'unknown' | 'drifted';
	rung: number;
	witness: string;
}

function placeOf(file: ForeseenFile, { format }: FileStep): Place {
	switch (file.state) {
		case 'unknown':
			return { verdict: 'unknown', rung: 1, witness: file.reason };
		case 'unusable':
			return { verdict: 'drifted', rung: 1, witness: file.problem.message };
		case 'there':
			return { verdict: 'verified', rung: 3, witness: `${file.shown} is there; the content is read as ${format}` };
		case 'missing':
			return { verdict: 'verified', rung: 3, witness: `${file.shown} is new; the content is read as ${format}` };
	}
}

function unusable({ content }: FileStep, message: string, hint: string | undefined, { path }: Plan): Problem {
	const { start } = content.range;
	return {
		path,
		line: start.line,
		column: start.column,
		endLine: start.line,
		endColumn: start.column + 1,
		ruleId: 'reference/file',
		severity: 'error',
		message,
		...(hint !== undefined && { hint }),
		evidence: [{ layer: 'file', witness: message }],
	};
}
