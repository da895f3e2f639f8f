import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { show } from './lines.ts';
import { matched, type MatchResult } from './result.ts';

const shownMismatches = 20;
const wildcard = '...';

interface Mismatch {
	path: string;
	expected: Node;
	actual: string;
	expectedText: string;
}

/**
 * A subset of JSON: each key that is expected is there with its value; arrays are equal in length and order.
 * The text "..." stands for any value, and as an element of an array for any elements, also none.
 */
export function matchJson(expected: string, actual: string): MatchResult {
	const left = parseJson(expected);
	if ('fault' in left)
		return {
			ok: false,
			message: `the expected JSON has a fault: ${left.fault}`,
			diff: [],
			line: lineAt(expected, left.offset),
		};
	const right = parseJson(actual);
	if ('fault' in right) {
		const head = actual.split('\n', 5).map((line) => `+${show(line)}`);
		return { ok: false, message: `the answer is no JSON: ${right.fault}`, diff: actual === '' ? [] : head, line: 0 };
	}
	const texts: Texts = { expected, actual };
	const [first, ...others] = compare(left.root, right.root, '', texts);
	if (!first) return matched;
	const more = others.length > 0 ? `, and ${others.length} more` : '';
	return {
		ok: false,
		message: `${first.path === '' ? 'the answer' : first.path} is ${show(first.actual)}, expected ${show(first.expectedText)}${more}`,
		diff: [first, ...others].slice(0, shownMismatches).flatMap(diffOf),
		line: lineAt(expected, first.expected.offset),
	};
}

interface Texts {
	expected: string;
	actual: string;
}

function diffOf({ path, expectedText, actual }: Mismatch): string[] {
	const prefix = path === '' ? '' : `${path}: `;
	return [`-${show(prefix + expectedText)}`, ...(actual === 'missing' ? [] : [`+${show(prefix + actual)}`])];
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length - 1;

function parseJson(text: string): { root: Node } | { fault: string; offset: number } {
	const errors: ParseError[] = [];
	try {
		const root = parseTree(text, errors, {
			disallowComments: true,
			allowTrailingComma: false,
			allowEmptyContent: false,
		});
		const [error] = errors;
		if (error)
			return { fault: text.trim() === '' ? 'it is empty' : printParseErrorCode(error.error), offset: error.offset };
		return root ? { root } : { fault: 'it is empty', offset: 0 };
	} catch (error) {
		if (error instanceof RangeError) return { fault: 'it is nested too deep', offset: 0 };
		throw error;
	}
}

const sourceOf = (node: Node, text: string) => text.slice(node.offset, node.offset + node.length);
const isWildcard = (node: Node) => node.type === 'string' && node.value === wildcard;

function compare(expected: Node, actual: Node, path: string, texts: Texts): Mismatch[] {
	if (isWildcard(expected)) return [];
	if (expected.type === 'object' && actual.type === 'object') return compareObjects(expected, actual, path, texts);
	if (expected.type === 'array' && actual.type === 'array') return compareArrays(expected, actual, path, texts);
	if (expected.type === actual.type && sameScalar(expected, actual, texts)) return [];
	return [mismatch(expected, sourceOf(actual, texts.actual), path, texts)];
}

/** Whole numbers beyond 2^53 are compared as written, since as numbers many of them are the same. */
function sameScalar(expected: Node, actual: Node, texts: Texts): boolean {
	if (expected.type === 'object' || expected.type === 'array' || expected.value !== actual.value) return false;
	const exact = typeof expected.value !== 'number' || Math.abs(expected.value) <= Number.MAX_SAFE_INTEGER;
	return exact || sourceOf(expected, texts.expected) === sourceOf(actual, texts.actual);
}

function mismatch(expected: Node, actual: string, path: string, texts: Texts): Mismatch {
	return { path, expected, actual, expectedText: sourceOf(expected, texts.expected) };
}

function compareObjects(expected: Node, actual: Node, path: string, texts: Texts): Mismatch[] {
	const values = new Map(actual.children?.map(({ children = [] }) => [children[0]?.value, children[1]]));
	return (expected.children ?? []).flatMap(({ children: [key, value] = [] }) => {
		if (!key || !value) return [];
		const name = String(key.value);
		const inner = /^[\w-]+$/.test(name)
			? `${path === '' ? '' : `${path}.`}${name}`
			: `${path}[${JSON.stringify(name)}]`;
		const found = values.get(key.value);
		return found ? compare(value, found, inner, texts) : [mismatch(value, 'missing', inner, texts)];
	});
}

function compareArrays(expected: Node, actual: Node, path: string, texts: Texts): Mismatch[] {
	const wanted = expected.children ?? [];
	const given = actual.children ?? [];
	const open = wanted.some(isWildcard);
	if (!open && wanted.length === given.length) {
		return wanted.flatMap((node, index) => compare(node, given[index] ?? node, `${path}[${index}]`, texts));
	}
	if (open && fits(wanted, given, texts)) return [];
	return [mismatch(expected, sourceOf(actual, texts.actual), path, texts)];
}

/** Elements between two "..." are looked for from the left; taking the first place is always enough. */
function fits(wanted: readonly Node[], given: readonly Node[], texts: Texts): boolean {
	const same = (left: Node, right: Node | undefined) =>
		right !== undefined && compare(left, right, '', texts).length === 0;
	let [want, give, lastAny, resume] = [0, 0, -1, 0];
	while (give < given.length) {
		const node = wanted[want];
		if (node && isWildcard(node)) {
			[lastAny, resume] = [want, give];
			want += 1;
		} else if (node && same(node, given[give])) {
			want += 1;
			give += 1;
		} else {
			if (lastAny < 0) return false;
			want = lastAny + 1;
			resume += 1;
			give = resume;
		}
	}
	return wanted.slice(want).every(isWildcard);
}
