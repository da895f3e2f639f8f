import type { Rule } from '../../rules/rule.ts';
import type { Paper } from './paper.ts';
import { wrap } from './wrap.ts';

/** One rule in full. */
export function explainRule({ id, severity, summary, why, mend }: Rule, { colors, columns }: Paper): string {
	const part = (title: string, text: string): string[] => [
		'',
		colors.bold(title),
		...wrap(text, columns - 2).map((line) => `  ${line}`),
	];
	const lines = [
		`${colors.bold(id)} ${colors.dim(`${severity} where it is certain`)}`,
		...wrap(`${summary}.`, columns),
		...part('Why', why),
		...part('How to mend it', mend),
		...part('How to leave it alone', `runbook-ignore-next-line ${id} -- reason`),
	];
	return `${lines.slice(0, leavable(id) ? undefined : -3).join('\n')}\n`;
}

/** Rules of the language always hold; answers are asked for when a step is executed. */
function leavable(id: string): boolean {
	return !/^(?:language|output)\//.test(id);
}

/** Rules by area, each with its summary. */
export function listRules(rules: readonly Rule[], { colors, columns }: Paper): string {
	const width = Math.max(...rules.map(({ id }) => id.length)) + 2;
	const areas = new Map<string, Rule[]>();
	for (const rule of rules) {
		const [area = ''] = rule.id.split('/');
		areas.set(area, [...(areas.get(area) ?? []), rule]);
	}
	return [...areas]
		.map(([area, members]) => {
			const lines = members.flatMap(({ id, summary }) => {
				const [first = '', ...rest] = wrap(summary, columns - width - 2);
				return [`  ${id.padEnd(width)}${first}`, ...rest.map((line) => ' '.repeat(width + 2) + line)];
			});
			return `${colors.bold(area)}\n${lines.join('\n')}\n`;
		})
		.join('\n');
}
