import type { Evidence, Severity } from '../../../../plugins/remark-runbook/language.ts';
import type { Finding } from '../match/finding.ts';
import { pathText, type CommandNode } from '../model/node.ts';
import type { CommandProblem } from '../../verdict.ts';
import { certainFix, suggestionFor } from './suggest.ts';

function describe({ type, node, text, flag, option }: Finding): string {
	const command = pathText(node);
	switch (type) {
		case 'unknown-flag':
			return `\`${command}\` has no option \`${text}\``;
		case 'unknown-subcommand':
			return `\`${command}\` has no command \`${text}\``;
		case 'unknown-operand':
			return `\`${command}\` has no operand \`${text}\``;
		case 'bad-value':
			return flag === undefined
				? `\`${command}\` does not take \`${text}\` here`
				: `\`${command} ${flag}\` does not take \`${text}\``;
		case 'missing-value':
			return `\`${command} ${text}\` needs a value`;
		case 'missing-argument':
			return option === undefined ? `\`${command}\` needs an argument` : `\`${command}\` needs the option \`${text}\``;
		case 'extra-argument':
			return `\`${command}\` takes no further argument: \`${text}\``;
	}
}

const ruleNames = {
	'unknown-flag': 'surface/unknown-flag',
	'unknown-subcommand': 'surface/unknown-subcommand',
	'unknown-operand': 'surface/bad-value',
	'bad-value': 'surface/bad-value',
	'missing-value': 'surface/missing-value',
	'missing-argument': 'surface/missing-argument',
	'extra-argument': 'surface/extra-argument',
} as const;

function usageHint({ surfaces }: CommandNode): string | undefined {
	const usage = surfaces.find(({ layer }) => layer === 'help')?.text ?? '';
	return usage === '' ? undefined : `Its usage: \`${usage}\``;
}

function hintOf({ candidates, type, node }: Finding, suggestion: string | undefined): string | undefined {
	if (type === 'missing-argument') return usageHint(node);
	if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
	const few = type === 'bad-value' && candidates.length > 0 && candidates.length <= 12;
	return few ? `It takes ${candidates.map((candidate) => `\`${candidate}\``).join(', ')}.` : undefined;
}

/** A confirmed finding as a problem with its nearest right spelling. */
export function problemOf(finding: Finding, severity: Severity, evidence: Evidence[]): CommandProblem {
	const suggestion = suggestionFor(finding);
	const hint = hintOf(finding, suggestion);
	const fix = severity === 'error' ? certainFix(finding) : undefined;
	return {
		ruleId: ruleNames[finding.type],
		severity,
		message: `${describe(finding)}.`,
		...(hint !== undefined && { hint }),
		span: finding.span,
		evidence,
		...(fix !== undefined && { fix }),
	};
}
