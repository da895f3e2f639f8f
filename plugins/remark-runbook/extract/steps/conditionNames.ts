/** A name that a CEL expression reads; `offset` counts from its start. */
export interface ConditionName {
	name: string;
	offset: number;
	length: number;
	/** What of a step it reads, for `steps.id.status`: the member, where one is named. */
	step?: { member: string | undefined };
}

const token =
	/\s+|[rRbB]?(?:"""[^]*?"""|'''[^]*?'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|[A-Za-z_]\w*|\d[\w.]*|&&|\|\||[<>=!]=|[^]/g;

/** Words of CEL itself: literals, operators and types. */
const reserved = new Set('true false null in int uint double bool string bytes list map type null_type'.split(' '));
/** These name the elements of a list for their second argument. */
const macros = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

interface Token {
	text: string;
	offset: number;
}

/** The tokens of a CEL expression, without the spaces between them. */
export function conditionTokens(expression: string): Token[] {
	return [...expression.matchAll(token)]
		.map(({ 0: text, index }) => ({ text, offset: index }))
		.filter(({ text }) => text.trim() !== '');
}

/** The names that a CEL expression reads from outside, without parsing it: `a`, `inputs["a-b"]`, `steps.a.status`. */
export function conditionNames(expression: string): ConditionName[] {
	const tokens = conditionTokens(expression);
	const bound = new Set(tokens.flatMap((_, index) => boundAt(tokens, index)));
	return tokens.flatMap((_, index) => nameAt(tokens, index, bound));
}

/** The element's name in `list.exists(x, x > 1)`. */
function boundAt(tokens: readonly Token[], index: number): string[] {
	const [dot, macro, open, name, comma] = tokens.slice(index, index + 5).map(({ text }) => text);
	return dot === '.' && macros.has(macro ?? '') && open === '(' && comma === ',' && name !== undefined ? [name] : [];
}

function nameAt(tokens: readonly Token[], index: number, bound: ReadonlySet<string>): ConditionName[] {
	const { text, offset } = tokens[index] ?? { text: '', offset: 0 };
	const isName = /^[A-Za-z_]/.test(text) && !/["']/.test(text) && !reserved.has(text) && !bound.has(text);
	if (!isName || tokens[index - 1]?.text === '.' || tokens[index + 1]?.text === '(') return [];
	if (text !== 'inputs' && text !== 'steps') return [{ name: text, offset, length: text.length }];
	const member = memberAt(tokens, index + 1);
	if (!member) return [];
	const name = { name: member.name, offset: member.offset, length: member.length };
	return text === 'inputs' ? [name] : [{ ...name, step: { member: memberAt(tokens, member.next)?.name } }];
}

/** `.name` or `["name"]` at a token; `next` is the token behind it. */
function memberAt(tokens: readonly Token[], index: number): (ConditionName & { next: number }) | undefined {
	const [mark, name, close] = tokens.slice(index, index + 3);
	if (mark?.text === '.' && name && /^\w/.test(name.text))
		return { name: name.text, offset: name.offset, length: name.text.length, next: index + 2 };
	if (mark?.text !== '[' || close?.text !== ']' || !name || !/^["']/.test(name.text)) return undefined;
	return { name: name.text.slice(1, -1), offset: name.offset, length: name.text.length, next: index + 3 };
}
