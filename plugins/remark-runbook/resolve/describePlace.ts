import type { Contract } from '../schema/contract.ts';
import type { Step } from '../schema/steps/index.ts';
import { describeTarget } from '../schema/target.ts';
import { fillText } from './fillText.ts';
import type { Values } from './values.ts';

/** Where a step runs, in words, such as `web (ssh web-1, web-2; 1 at a time)`; undefined for this machine. */
export function describePlace({ attributes }: Step, { targets }: Contract, values: Values): string | undefined {
	const { target: name, serial } = attributes;
	const target = name !== undefined && Object.hasOwn(targets, name) ? targets[name] : undefined;
	if (!target) return name;
	const several = target.type === 'ssh' && target.hosts.length > 1;
	const batch = several ? `; ${serial ?? target.serial ?? '1'} at a time` : '';
	return `${name} (${fillText(describeTarget(target), values)}${batch})`;
}
