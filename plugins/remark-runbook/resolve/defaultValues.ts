import type { Contract } from '../schema/contract.ts';
import type { Values } from './values.ts';

/** The values that a page is built with: each input's default as text; secrets and captures have none. */
export function defaultValues(contract: Contract): Values {
	return (name) => {
		const input = Object.hasOwn(contract.inputs, name) ? contract.inputs[name] : undefined;
		return input && 'default' in input && input.default !== undefined ? String(input.default) : undefined;
	};
}
