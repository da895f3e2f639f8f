import * as z from 'zod';
import { nearest, ruleAreas } from '../../../plugins/remark-runbook/language.ts';
import { UserError } from '../../errors/userError.ts';
import { columnsOf } from '../output.ts';
import { explainRule, listRules } from '../../report/terminal/ruleText.ts';
import { allRules, ruleOf } from '../../rules/index.ts';
import type { Terminal } from '../terminal.ts';

const optionsSchema = z.object({ json: z.boolean().default(false) });

/** `runbook-exec explain`: one rule, those of an area, or all of them. Throws a `UserError` for an unknown id. */
export function explainCommand(name: string | undefined, given: unknown, terminal: Terminal): void {
	const { json } = optionsSchema.parse(given);
	const paper = { colors: terminal.colors, columns: columnsOf(terminal) };
	const rule = name === undefined ? undefined : ruleOf(name);
	const rules = allRules().filter(({ id }) => name === undefined || id === name || id.startsWith(`${name}/`));
	if (rules.length === 0) throw unknownRule(name ?? '');
	if (json) terminal.out(`${JSON.stringify(rule ?? rules, null, '\t')}\n`);
	else terminal.out(rule ? explainRule(rule, paper) : listRules(rules, paper));
}

function unknownRule(name: string): UserError {
	const ids = allRules().map(({ id }) => id);
	const names = new Map(ids.map((id) => [id.slice(id.indexOf('/') + 1), id]));
	const near = nearest(name, [...ids, ...ruleAreas, ...names.keys()]);
	return new UserError(
		`no rule is named ${JSON.stringify(name)}`,
		near
			? `Did you mean \`${names.get(near) ?? near}\`?`
			: `Areas are ${ruleAreas.join(', ')}.\n\`runbook-exec explain\` lists all rules.`,
	);
}
