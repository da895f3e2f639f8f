import type { Runbook } from '../schema/runbook.ts';
import type { OpenName } from './props.ts';

/** Where the value of each name comes from: an earlier step's capture, else an input. */
export function openNames(names: readonly string[], { contract, steps }: Runbook): OpenName[] {
	return names.map((name) => {
		const index = steps.findIndex(({ captures }) => captures.some((capture) => capture.name === name));
		const step = steps[index];
		if (step) return { name, from: 'step', id: step.id, number: index + 1, title: step.title };
		const input = Object.hasOwn(contract.inputs, name) ? contract.inputs[name] : undefined;
		return { name, from: 'input', secret: input?.type === 'secret', description: input?.description };
	});
}
