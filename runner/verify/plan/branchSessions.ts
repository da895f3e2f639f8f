import { describeTarget } from '../../../plugins/remark-runbook/language.ts';
import type { Plan, PlannedStep } from '../../plan/plan.ts';
import type { Location } from '../../shell/command.ts';
import { createShellSession } from '../../shell/session.ts';
import type { ShellSession } from '../../shell/session.ts';

/**
 * The session in which a step is read. Each target has one of its own. An option that is not surely taken works on a copy, so
 * that no alternative builds on what another one did.
 */
export function createBranchSessions(plan: Plan): (planned: PlannedStep) => ShellSession {
	const sessions = new Map<string, ShellSession>();
	const keep = (key: string, open: () => ShellSession): ShellSession => {
		const session = sessions.get(key) ?? open();
		sessions.set(key, session);
		return session;
	};
	const taken = new Map(plan.steps.map(({ step, choice }) => [step.id, choice?.option]));
	return ({ step }) => {
		const target = step.attributes.target ?? '';
		let key = target;
		let session = keep(key, () => openTarget(plan, target));
		for (const { choose, option } of step.within ?? []) {
			if (taken.get(choose) === option) continue;
			key = JSON.stringify([key, choose, option]);
			const outer = session;
			session = keep(key, () => outer.fork());
		}
		return session;
	};
}

function openTarget({ runbook }: Plan, name: string): ShellSession {
	const { env, targets } = runbook.contract;
	const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
	const location: Location =
		target === undefined || target.type === 'local'
			? { type: 'local' }
			: { type: 'elsewhere', through: `target ${name}`, where: describeTarget(target) };
	return createShellSession({
		env: { ...env, ...target?.env },
		...(target?.cwd ? { cwd: target.cwd } : {}),
		location,
	});
}
