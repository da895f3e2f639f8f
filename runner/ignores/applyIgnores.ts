import { nearest } from '../../plugins/remark-runbook/language.ts';
import type { Problem } from '../../plugins/remark-runbook/language.ts';
import { whyNotSettable } from '../settings/ruleNames.ts';
import { checkRules } from '../rules/check.ts';
import { readIgnores } from './readIgnores.ts';
import type { Ignore } from './readIgnores.ts';

const scopes = ['-next-line', '-next-block', '-file'];

/**
 * Leaves out what a document's comments ignore, and adds a problem for each comment that cannot be understood or that
 * ignores nothing. `isOff` says of a rule that the configuration has switched it off here.
 */
export function applyIgnores(
	path: string,
	source: string,
	problems: readonly Problem[],
	isOff: (ruleId: string) => boolean,
): Problem[] {
	const ignores = readIgnores(source);
	if (ignores.length === 0) return [...problems];
	const faulty = ignores.map((ignore) => ({ ignore, fault: faultOf(ignore) }));
	const valid = faulty.filter(({ fault }) => fault === undefined).map(({ ignore }) => ignore);
	const kept = problems.filter((problem) => !valid.some((ignore) => isAbout(ignore, problem)));
	return [
		...kept,
		...faulty.flatMap(({ ignore, fault }) =>
			fault ? [problemAt(path, ignore, 'language/ignore-comment', fault.message, fault.hint)] : [],
		),
		...valid.flatMap((ignore) => unused(path, ignore, problems, isOff)),
	];
}

/** A finding belongs to the comment whose lines it begins on; the language itself can't be ignored. */
function isAbout({ rules, from, to }: Ignore, { ruleId, line }: Problem): boolean {
	const area = ruleId.split('/')[0] ?? '';
	return area !== 'language' && line >= from && line <= to && rules.some((name) => name === ruleId || name === area);
}

function unused(
	path: string,
	ignore: Ignore,
	problems: readonly Problem[],
	isOff: (ruleId: string) => boolean,
): Problem[] {
	const idle = ignore.rules.filter(
		(name) => !isOff(name) && !problems.some((problem) => isAbout({ ...ignore, rules: [name] }, problem)),
	);
	if (idle.length === 0) return [];
	const where = ignore.scope === '-file' ? 'this document' : `line ${ignore.from}`;
	const message = `nothing is left to ignore: ${where} has no finding of ${idle.map((name) => `\`${name}\``).join(', ')}`;
	const hint = idle.length === ignore.rules.length ? 'Remove the comment.' : 'Remove the rule from the comment.';
	return [problemAt(path, ignore, 'language/unused-ignore', message, hint)];
}

interface Fault {
	message: string;
	hint: string;
}

function faultOf({ scope, rules, reason }: Ignore): Fault | undefined {
	const known = scopes.map((one) => `runbook-ignore${one}`);
	if (!scopes.includes(scope)) {
		const near = scope === '' ? undefined : nearest(`runbook-ignore${scope}`, known);
		return {
			message: `\`runbook-ignore${scope}\` is no ignore comment`,
			hint: near ? `Did you mean \`${near}\`?` : `There are: ${known.map((one) => `\`${one}\``).join(', ')}.`,
		};
	}
	if (rules.length === 0) {
		return {
			message: 'the comment names no rule to ignore',
			hint: `Name it as the report does: \`runbook-ignore${scope} reference/file -- it is made by the installer\`.`,
		};
	}
	const wrong = rules.map(whyNotSettable).find((fault) => fault !== undefined);
	if (wrong) return wrong;
	if (reason === '') {
		return {
			message: 'the comment gives no reason',
			hint: `Say after two dashes why it may be ignored: \`runbook-ignore${scope} ${rules.join(', ')} -- reason\`.`,
		};
	}
	return undefined;
}

function problemAt(
	path: string,
	{ line, column, endColumn }: Ignore,
	ruleId: keyof typeof checkRules,
	message: string,
	hint: string,
): Problem {
	const { severity } = checkRules[ruleId];
	return { path, line, column, endLine: line, endColumn, ruleId, severity, message, hint, evidence: [] };
}
