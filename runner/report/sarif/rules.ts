import type { Severity } from '../../../plugins/remark-runbook/language.ts';
import { ruleOf } from '../../rules/index.ts';

/** How SARIF calls our severities. */
export const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

interface ReportingDescriptor {
	id: string;
	shortDescription?: { text: string };
	fullDescription?: { text: string };
	help?: { text: string; markdown: string };
	defaultConfiguration?: { level: (typeof levels)[Severity] };
}

/** A rule's texts; an id that is not ours stands alone. */
export function describeRule(id: string): ReportingDescriptor {
	const rule = ruleOf(id);
	if (!rule) return { id };
	const { summary, why, mend, severity } = rule;
	return {
		id,
		shortDescription: { text: escapeBraces(plain(summary)) },
		fullDescription: { text: escapeBraces(plain(why)) },
		help: { text: escapeBraces(plain(mend)), markdown: escapeBraces(mend) },
		defaultConfiguration: { level: levels[severity] },
	};
}

/** SARIF's messages have placeholders in braces; their own braces are doubled (section 3.11.5). */
export function escapeBraces(text: string): string {
	return text.replaceAll(/[{}]/g, '$&$&');
}

/** Without the backticks of Markdown. */
function plain(markdown: string): string {
	return markdown.replaceAll('`', '');
}
