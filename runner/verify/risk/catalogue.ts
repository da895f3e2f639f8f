import type { RiskRule } from './rule.ts';
import { destructiveRules } from './rules/destructive.ts';
import { endlessRules } from './rules/endless.ts';
import { interactiveRules } from './rules/interactive.ts';
import { supplyRules } from './rules/supply.ts';

/** The rules about commands. */
export const commandRules: readonly RiskRule[] = [
	...destructiveRules,
	...endlessRules,
	...interactiveRules,
	...supplyRules,
];
