import { nearest, type Evidence, type Severity } from '../../../../plugins/remark-runbook/language.ts';
import type { Finding } from '../match/finding.ts';
import { pathText } from '../model/node.ts';
import type { CommandProblem } from '../../verdict.ts';

function describe({ type, node, text, flag }: Finding): string {
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
	'extra-argument': 'surface/extra-argument',
} as const;

function hintOf({ candidates, type }: Finding, suggestion: string | undefined): string | undefined {
	if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
	const few = type === 'bad-value' && candidates.length > 0 && candidates.length <= 12;
	return few ? `It takes ${candidates.map((candidate) => `\`${candidate}\``).join(', ')}.` : undefined;
}

function plausible({ text, candidates }: Finding): string[] {
	const dashes = /^-*/.exec(text)?.[0].length ?? 0;
	return text.length === 2 && dashes === 1 ? [] : candidates.filter((name) => name.replace(/^-+/, '').length > 1);
}

/** A misspelling of one or two letters whose mend is beyond doubt. */
function certainFix({ text, word, span }: Finding, suggestion: string | undefined): string | undefined {
	const exactSpan = span.end - span.start === text.length && word.source.includes(text);
	if (suggestion === undefined || !exactSpan || Math.abs(suggestion.length - text.length) > 1) return undefined;
	const same = [...text].filter((letter, at) => suggestion[at] === letter).length;
	const tail = [...text].filter((letter, at) => suggestion.at(at - text.length) === letter).length;
	return Math.max(same, tail) * 2 >= text.length ? suggestion : undefined;
}

/** A confirmed finding as a problem with its nearest right spelling. */
export function problemOf(finding: Finding, severity: Severity, evidence: Evidence[]): CommandProblem {
	const suggestion = nearest(finding.text, plausible(finding));
	const hint = hintOf(finding, suggestion);
	const fix = severity === 'error' ? certainFix(finding, suggestion) : undefined;
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
