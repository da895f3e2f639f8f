import { resolveStep } from '../../../plugins/remark-runbook/language.ts';
import type { Plan } from '../../plan/plan.ts';

/** The same plan with `{{name}}` where a secret would stand: none reaches a layer, a cache, a report or a message. */
export function withoutSecrets(plan: Plan): Plan {
	const isSecret = [...plan.knowledge.values()].some((known) => known.state === 'value' && known.secret);
	if (!isSecret) return plan;
	const open = (name: string): string | undefined => {
		const known = plan.knowledge.get(name);
		return known?.state === 'value' && !known.secret ? known.value : undefined;
	};
	return {
		...plan,
		steps: plan.steps.map((planned) => {
			const { command, check, undo, dryRun, ready } = resolveStep(planned.step, open);
			return { ...planned, command, check, undo, dryRun, ready };
		}),
	};
}
