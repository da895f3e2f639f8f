import type { LostSecret } from '../../../execute/regain/lostSecrets.ts';
import type { Regain, Regained } from '../../../execute/regain/regainSecrets.ts';
import type { Operator } from '../../../operator/operator.ts';
import { prefixOf } from '../../../plan/scope.ts';
import type { GoOnOptions } from './options.ts';

/** Asks where a secret comes from that a step had yielded: the flag, else the person at the terminal, else nobody. */
export function createRegain(
	run: string,
	{ recapture, purpose }: GoOnOptions & { purpose: 'resume' | 'undo' },
	operator: Operator,
): Regain {
	return (lost) => {
		if (recapture) return Promise.resolve({ as: 'rerun', by: '--recapture' });
		return operator.askInput
			? ask(lost, operator)
			: Promise.resolve({ as: undefined, reason: waysOn(lost, `runbook-exec ${purpose} ${run}`) });
	};
}

type Needed = LostSecret & { neededBy: string };

async function ask(lost: Needed, operator: Operator): Promise<Regained> {
	const { name, step } = lost;
	const answer = await operator.choose({
		id: step,
		title: describe(lost),
		options: [
			{ value: 'stop', title: 'Stop here' },
			{ value: 'rerun', title: `Run ${step} again` },
			{ value: 'type', title: 'Type the secret' },
		],
	});
	if (!answer.given) return { as: undefined, reason: answer.reason };
	if (answer.option === 'rerun') return { as: 'rerun', by: answer.by };
	const typed =
		answer.option === 'type'
			? await operator.askInput?.(name, { type: 'secret', description: `as step ${step} yields it` })
			: undefined;
	if (typed?.given) return { as: 'value', value: typed.value };
	return { as: undefined, reason: typed?.reason ?? `${describe(lost)}; stopped to look` };
}

function describe({ name, step, neededBy }: Needed): string {
	return `step ${neededBy} needs the secret ${name}, which step ${step} yielded and nobody kept`;
}

function waysOn(lost: Needed, command: string): string {
	const { name, step } = lost;
	const file = `  ${command} --input-file ${name}=FILE   takes it from a file`;
	return [
		`${describe(lost)}.`,
		'Then:',
		`  ${command} --recapture   runs ${step} again`,
		...(prefixOf(name) === '' ? [file] : []),
	].join('\n');
}
