import { didYouMean } from '../../../plugins/remark-runbook/language.ts';
import type { Capture, Problem, Runbook, Step } from '../../../plugins/remark-runbook/language.ts';
import type { LoadedDocument, LoadedRunbook } from '../loadedDocument.ts';
import { callProblem } from './callProblem.ts';

/** Gives the captures of calls the type of the output that they take, and finds those that take none. */
export function adoptOutputs(
	{ path }: Pick<LoadedDocument, 'path'>,
	runbook: Runbook,
	calls: ReadonlyMap<string, LoadedRunbook>,
): { runbook: Runbook; problems: Problem[] } {
	const problems: Problem[] = [];
	const steps = runbook.steps.map((step): Step => {
		const called = calls.get(step.id);
		if (step.kind !== 'call' || !called) return step;
		const captures = step.captures.map((capture) => {
			const taken = outputOf(capture, called);
			if (typeof taken === 'object') return { ...capture, type: taken.type, secret: capture.secret || taken.secret };
			problems.push(callProblem(path, capture.range, 'language/call-output', taken, hintFor(capture, called)));
			return capture;
		});
		return { ...step, captures };
	});
	return { runbook: { ...runbook, steps }, problems };
}

/** The capture of the called runbook that an output is; why there is none. */
function outputOf({ name, output = name }: Capture, { path, runbook }: LoadedRunbook): Capture | string {
	const { outputs } = runbook.contract;
	const declared = Object.hasOwn(outputs, output) ? outputs[output] : undefined;
	if (!declared) return `${path} has no output \`${output}\`.`;
	const source = declared.capture ?? output;
	const captures = runbook.steps.flatMap((step) => step.captures).filter((capture) => capture.name === source);
	const [first] = captures;
	if (!first) return `${path} has no capture \`${source}\`.`;
	return { ...first, secret: captures.some(({ secret }) => secret) };
}

function hintFor({ name, output = name }: Capture, { runbook }: LoadedRunbook): string {
	const names = Object.keys(runbook.contract.outputs);
	const all =
		names.length > 0
			? `It has ${names.map((one) => `\`${one}\``).join(', ')}.`
			: `Declare it there under \`runbook.outputs.${output}\`.`;
	return didYouMean(output, names) ?? all;
}
