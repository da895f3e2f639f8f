import type { Rule } from '../../runner/rules/rule.ts';
import type { RuleExample } from './examples/example.ts';

/** An example with what the terminal shows of the document that trips the rule. */
type ShownExample = RuleExample & { message: string };

/** The reference page of a rule: its texts, and a document that trips it, what is said of it, and one that does not. */
export function rulePage({ id, severity, summary, why, mend }: Rule, shown: ShownExample | string): string {
	return [
		'---',
		`title: ${JSON.stringify(id)}`,
		`description: ${JSON.stringify(summary.replaceAll('`', ''))}`,
		'---',
		'',
		`# ${id}`,
		'',
		...(id === 'risk/secret' ? ['{/* runbook-ignore-file risk/secret -- the example is made up */}', ''] : []),
		`**${escapeMdx(summary)}.** ${escapeMdx(why)}`,
		'',
		`${escapeMdx(mend)}`,
		'',
		severityOf(id, severity),
		'',
		...(typeof shown === 'string' ? ['## What brings it about', '', escapeMdx(shown)] : examples(shown)),
		'',
	].join('\n');
}

function severityOf(id: string, severity: Rule['severity']): string {
	const word = { error: 'an error', warning: 'a warning', info: 'information' }[severity];
	if (/^(?:language|output)\//.test(id)) return `It is ${word}.`;
	const change = '[Settings and comments](../../../guide/check.mdx#leave-something-out) can change that.';
	return `It is ${word} where it is certain, and milder where it is not, or where plain Markdown never promised to run. ${change}`;
}

function examples({ trips, passes, run, note, message }: ShownExample): string[] {
	return [
		'## Reported',
		'',
		...(note === undefined ? [] : [escapeMdx(note), '']),
		...fenced('mdx', trips),
		'',
		run ? `It is executed${argumentsOf(run.trips)}, and ends with:` : '`runbook-exec check` says:',
		'',
		...fenced('text', message),
		'',
		'## Not reported',
		'',
		...fenced('mdx', passes),
		...(run ? ['', `It is executed${argumentsOf(run.passes)}.`] : []),
	];
}

function argumentsOf(args: readonly string[]): string {
	return args.length === 0 ? '' : ` with \`${args.join(' ').replace('PORT', '8080')}\``;
}

/** In a fence with more marks than any in it. */
function fenced(language: string, text: string): string[] {
	const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([marks]) => marks.length));
	const marks = '`'.repeat(longest + 1);
	return [`${marks}${language}`, text.replace(/\n$/, ''), marks];
}

/** Braces and angles mean something to MDX but in code. */
function escapeMdx(text: string): string {
	return text
		.split(/(`[^`]*`)/)
		.map((part) => (part.startsWith('`') ? part : part.replaceAll(/[{}<]/g, String.raw`\$&`)))
		.join('');
}

/** The page that lists the rules of all areas. */
export function indexPage(rules: readonly Rule[]): string {
	const areas = [...new Set(rules.map(({ id }) => id.split('/')[0] ?? ''))];
	const tables = areas.flatMap((area) => [
		`## ${area}`,
		'',
		'| rule | what it finds |',
		'|---|---|',
		...rules
			.filter(({ id }) => id.startsWith(`${area}/`))
			.map(({ id, summary }) => `| [${id}](./${id}.mdx) | ${escapeMdx(summary).replaceAll('|', String.raw`\|`)} |`),
		'',
	]);
	return [
		'---',
		'title: Rules',
		'description: Every rule of the check and of a run, with a document that trips it and one that does not.',
		'---',
		'',
		'# Rules',
		'',
		'`runbook-exec explain RULE` shows the same at a terminal.',
		'',
		...tables,
	].join('\n');
}
