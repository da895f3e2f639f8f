import { conditionTokens } from '../extract/steps/conditionNames.ts';

const comparisons: Readonly<Record<string, string>> = {
	'==': 'is',
	'!=': 'is not',
	'<': 'is less than',
	'<=': 'is at most',
	'>': 'is more than',
	'>=': 'is at least',
};

const endings: Readonly<Record<string, string>> = {
	passed: 'passed',
	failed: 'failed',
	skipped: 'was skipped',
	'already-done': 'was done already',
};

/** A condition in words, such as `replicas is less than 3 and step 2 passed`; undefined for one that words would not make plainer. */
export function conditionWords(expression: string, numberOf: (step: string) => number | undefined): string | undefined {
	const tokens = conditionTokens(expression).map(({ text }) => text);
	const joins = new Set(tokens.filter((text) => text === '&&' || text === '||'));
	const [join] = joins;
	if (joins.size > 1) return undefined;
	const parts = splitAt(tokens, join).map((part) => partWords(part, numberOf));
	return parts.includes(undefined) ? undefined : parts.join(join === '||' ? ' or ' : ' and ');
}

function splitAt(tokens: readonly string[], join: string | undefined): string[][] {
	const parts: string[][] = [[]];
	for (const token of tokens) {
		if (token === join) parts.push([]);
		else parts.at(-1)?.push(token);
	}
	return parts;
}

function partWords(tokens: readonly string[], numberOf: (step: string) => number | undefined): string | undefined {
	const isNegated = tokens[0] === '!';
	const subject = subjectAt(isNegated ? tokens.slice(1) : tokens);
	if (!subject) return undefined;
	const [operator, value, ...others] = subject.rest;
	if (operator === undefined) return subject.step ? undefined : `${subject.name} is ${isNegated ? 'false' : 'true'}`;
	const is = comparisons[operator];
	const literal = value === undefined || others.length > 0 ? undefined : literalWords(value);
	if (isNegated || is === undefined || literal === undefined) return undefined;
	if (!subject.step) return `${subject.name} ${is} ${literal}`;
	const number = numberOf(subject.name);
	if (number === undefined) return undefined;
	if (subject.step === 'exit') return `the exit status of step ${number} ${is} ${literal}`;
	const ending = endings[unquoted(value ?? '')];
	if (ending === undefined || (operator !== '==' && operator !== '!=')) return undefined;
	return operator === '==' ? `step ${number} ${ending}` : `it is not so that step ${number} ${ending}`;
}

interface Subject {
	name: string;
	/** What of a step is read. */
	step?: 'status' | 'exit';
	rest: readonly string[];
}

function subjectAt([first = '', ...rest]: readonly string[]): Subject | undefined {
	if (first !== 'steps' && first !== 'inputs')
		return /^(?!true$|false$|null$)[A-Za-z_]\w*$/.test(first) ? { name: first, rest } : undefined;
	const member = memberAt(rest);
	if (!member || first === 'inputs') return member;
	const [dot, name, ...behind] = member.rest;
	return dot === '.' && (name === 'status' || name === 'exit')
		? { name: member.name, step: name, rest: behind }
		: undefined;
}

function memberAt([mark, name = '', ...rest]: readonly string[]): Subject | undefined {
	if (mark === '.') return { name, rest };
	return mark === '[' && rest[0] === ']' ? { name: unquoted(name), rest: rest.slice(1) } : undefined;
}

function literalWords(text: string): string | undefined {
	if (/^(?:true|false|\d[\d.]*)$/.test(text)) return text;
	if (!/^(["'])[^\\]*\1$/.test(text)) return undefined;
	return text.length === 2 ? 'empty' : `“${unquoted(text)}”`;
}

function unquoted(text: string): string {
	return text.replaceAll(/^["']|["']$/g, '');
}
