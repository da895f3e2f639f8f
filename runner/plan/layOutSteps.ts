import type { Runbook, Step } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import type { LoadedRunbook } from '../load/loadedDocument.ts';
import { calledRunbooks } from './scope.ts';
import type { CalledRunbook } from './calledRunbook.ts';

/** A step of a run, with an id that no other has, and the calls that it stands in, outermost first. */
export interface LaidOutStep {
	step: Step;
	calls: readonly string[];
}

/** Calls that multiply could ask for more steps than any machine has memory. */
const largest = 20_000;

/** The steps of a run in their order: those of a called runbook stand behind the call, named `call/step`. */
export function layOutSteps(runbook: Runbook, called: readonly CalledRunbook[]): LaidOutStep[] {
	const byPrefix = new Map(called.map((scope) => [scope.prefix, scope]));
	const steps: LaidOutStep[] = [];
	const add = ({ steps: own }: Runbook, prefix: string, outer: Outer): void => {
		for (const step of own) {
			const named = prefix === '' ? step : namespaced(step, prefix, outer);
			steps.push({ step: named, calls: outer.calls });
			if (steps.length > largest) throw new UserError(`the runbook and what it calls have more than ${largest} steps`);
			const next = step.kind === 'call' ? byPrefix.get(`${named.id}/`) : undefined;
			if (next) add(next.runbook, next.prefix, insideOf(named, outer, next.runbook));
		}
	};
	add(runbook, '', { calls: [], within: [], tags: [], secrets: new Set() });
	return steps;
}

/** All steps that an execution of a document comes by, those of called runbooks among them. */
export function stepsOfRun(document: LoadedRunbook): Step[] {
	const called = calledRunbooks(document, () => '');
	return layOutSteps(document.runbook, called).map(({ step }) => step);
}

/** What the steps of a called runbook take over from the call. */
interface Outer {
	calls: readonly string[];
	within: NonNullable<Step['within']>;
	tags: readonly string[];
	/** The captures that the caller takes as secrets. */
	secrets: ReadonlySet<string>;
}

function insideOf({ id, within = [], attributes, captures }: Step, { calls }: Outer, runbook: Runbook): Outer {
	const { outputs } = runbook.contract;
	const taken = captures.filter(({ secret }) => secret).map(({ name, output = name }) => output);
	const secrets = new Set(taken.map((output) => outputs[output]?.capture ?? output));
	return { calls: [...calls, id], within, tags: attributes.tags ?? [], secrets };
}

function namespaced(step: Step, prefix: string, outer: Outer): Step {
	const within = [
		...outer.within,
		...(step.within ?? []).map(({ choose, option }) => ({ choose: prefix + choose, option })),
	];
	const tags = [...new Set([...outer.tags, ...(step.attributes.tags ?? [])])];
	const captures = step.captures.map((capture) =>
		outer.secrets.has(capture.name) ? { ...capture, secret: true } : capture,
	);
	return {
		...step,
		id: prefix + step.id,
		captures,
		...(within.length > 0 && { within }),
		attributes: { ...step.attributes, ...(tags.length > 0 && { tags }) },
	};
}
