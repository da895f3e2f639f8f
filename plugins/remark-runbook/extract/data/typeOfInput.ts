import type { Contract } from '../../schema/contract.ts';
import type { ValueType } from '../../schema/valueType.ts';

/** The type of a name's value: that of its input; captures are texts. */
export function typeOfInput(name: string, { inputs }: Contract): ValueType {
	const type = Object.hasOwn(inputs, name) ? inputs[name]?.type : undefined;
	return type === 'number' || type === 'boolean' ? type : 'string';
}
