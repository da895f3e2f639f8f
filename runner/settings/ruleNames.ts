import { didYouMean, ruleAreas } from '../../plugins/remark-runbook/language.ts';
import { allRules } from '../rules/index.ts';
import type { Config } from './schema.ts';

/** Areas whose rules a project may set. A runbook that is not understood is not checked: `language` is not among them. */
const settableAreas: ReadonlySet<string> = new Set([
	'shell',
	'surface',
	'reference',
	'risk',
] satisfies (typeof ruleAreas)[number][]);

/** Names of rules and areas in a configuration that can't be set, one line each. */
export function settingProblems({ rules, overrides }: Config): string[] {
	return [
		...namesIn(rules, 'rules'),
		...overrides.flatMap((override, index) => namesIn(override.rules, `overrides.${index}.rules`)),
	];
}

function namesIn(rules: Config['rules'], place: string): string[] {
	return Object.keys(rules).flatMap((name) => {
		const fault = whyNotSettable(name);
		return fault ? [`${place}: ${fault.message}. ${fault.hint}`] : [];
	});
}

interface Fault {
	message: string;
	hint: string;
}

/** Why a rule or area can't be set or ignored, and what to do instead; undefined where it can. */
export function whyNotSettable(name: string): Fault | undefined {
	const ids = allRules().map(({ id }) => id);
	const [area = ''] = name.split('/');
	if (!ids.some((id) => id === name) && !ruleAreas.some((one) => one === name)) {
		const hint = didYouMean(name, [...ids, ...ruleAreas]) ?? '`runbook-exec explain` lists them.';
		return { message: `\`${name}\` is no rule`, hint };
	}
	if (settableAreas.has(area)) return undefined;
	return area === 'output'
		? { message: `\`${name}\` is about the answers of executed steps`, hint: 'A check has no such finding.' }
		: { message: `\`${name}\` always holds`, hint: 'A runbook that is not understood is not checked.' };
}
