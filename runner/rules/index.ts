import { languageRules, ruleAreas } from '../../plugins/remark-runbook/language.ts';
import { commandRules } from '../verify/risk/catalogue.ts';
import { notShellRule, secretRule } from '../verify/risk/rules/text.ts';
import { checkRules } from './check.ts';
import { executionRules } from './execution.ts';

import { referenceRules } from './reference.ts';
import type { Rule, RuleText } from './rule.ts';
import { surfaceRules } from './surface.ts';

/** Every rule of every area by its id. */
const rules: ReadonlyMap<string, Rule> = new Map(
	[
		...withIds(languageRules),
		...withIds(executionRules),
		...withIds(checkRules),
		...withIds(surfaceRules),
		...withIds(referenceRules),
		...[...commandRules, secretRule, notShellRule].map(({ id, severity, summary, why, mend }): Rule => ({
			id,
			severity,
			summary,
			why,
			mend,
		})),
	].map((rule) => [rule.id, rule]),
);

/** The texts of one rule; undefined for an id that is not ours, as a report of another version may hold it. */
export function ruleOf(id: string): Rule | undefined {
	return rules.get(id);
}

/** Every rule, by area and id. */
export function allRules(): Rule[] {
	return [...rules.values()].toSorted((a, b) => areaOf(a) - areaOf(b) || (a.id < b.id ? -1 : 1));
}

function areaOf({ id }: Rule): number {
	return ruleAreas.findIndex((area) => id.startsWith(`${area}/`));
}

function withIds<Id extends Rule['id']>(texts: Readonly<Record<Id, RuleText>>): Rule[] {
	return (Object.keys(texts) as Id[]).map((id) => ({ id, ...texts[id] }));
}
