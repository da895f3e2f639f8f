import type { Step } from '../../plugins/remark-runbook/language.ts';
import { nearest } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';

/** Phrases of `--approve id=phrase` by step id. Throws a `UserError` for an id that is no `approve` step. */
export function readApprovals(pairs: readonly string[], steps: readonly Step[]): Map<string, string> {
	const approvals = new Map<string, string>();
	const gates = steps.filter(({ kind }) => kind === 'approve').map(({ id }) => id);
	for (const pair of pairs) {
		const equals = pair.indexOf('=');
		const id = equals < 1 ? pair : pair.slice(0, equals);
		if (!gates.includes(id)) throw unknownGate(id, gates);
		if (equals < 1)
			throw new UserError(`--approve ${id} has no phrase`, `Write --approve ${JSON.stringify(`${id}=…`)}.`);
		approvals.set(id, pair.slice(equals + 1));
	}
	return approvals;
}

function unknownGate(id: string, gates: readonly string[]): UserError {
	const meant = nearest(id, gates);
	const known = gates.length > 0 ? `Its approvals: ${gates.join(', ')}.` : 'It asks for no approval.';
	return new UserError(
		`--approve ${id}: the runbook has no approve step with this id`,
		meant ? `Did you mean ${meant}? ${known}` : known,
	);
}
