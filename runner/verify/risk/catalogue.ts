import type { RiskRule, RuleText } from './rule.ts';
import { destructiveRules } from './rules/destructive.ts';
import { endlessRules } from './rules/endless.ts';
import { interactiveRules } from './rules/interactive.ts';
import { supplyRules } from './rules/supply.ts';
import { notShellRule, secretRule } from './rules/text.ts';

/** The rules about commands. */
export const commandRules: readonly RiskRule[] = [
	...destructiveRules,
	...endlessRules,
	...interactiveRules,
	...supplyRules,
];

/** Every rule of the area `risk`. */
export const riskRules: readonly RuleText[] = [...commandRules, secretRule, notShellRule];
