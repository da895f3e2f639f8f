import type { Contract } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { SandboxError } from '../sandbox/sandboxError.ts';
import { secretVariable } from '../plan/inputs.ts';
import type { Masker } from './masker.ts';

/** The error with secrets hidden in all that is shown of it. A failed set-up may have printed some that nobody knows yet. */
export function hideInError(error: unknown, contract: Contract, masker: Masker): unknown {
	if (!(error instanceof Error)) return error;
	const hint = error instanceof UserError ? (error.hint ?? '') : '';
	const printed = error instanceof SandboxError ? error.printed : '';
	for (const [name, input] of Object.entries(contract.inputs)) {
		if (input.type !== 'secret') continue;
		for (const value of assignedTo(secretVariable(name, input), `${error.message}\n${hint}\n${printed}`))
			masker.add(value);
	}
	if (masker.isEmpty) return error;
	error.message = masker.text(error.message);
	if (error.stack !== undefined) error.stack = masker.text(error.stack);
	if (error instanceof UserError && error.hint !== undefined)
		Object.defineProperty(error, 'hint', { value: masker.text(error.hint), enumerable: true });
	if (error.cause !== undefined) error.cause = hideInError(error.cause, contract, masker);
	return error;
}

/** What lines of a text assign to a variable. */
function assignedTo(variable: string, text: string): string[] {
	const lines = text.split('\n').map((line) => line.replace(/^(export )?\s*/, ''));
	return lines.flatMap((line) => (line.startsWith(`${variable}=`) ? [line.slice(variable.length + 1)] : []));
}
