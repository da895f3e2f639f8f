import { spanEnd, type Explain } from './fault.ts';

export const brokenExpression: Explain = (text, offset) => {
	const inner = openBrace(text, offset);
	let start = inner;
	while (text[start - 1] === '{') start -= 1;
	const end = spanEnd(text, inner, '}');
	const placeholder = /^\{\{\s*([A-Za-z_][\w-]*)\s*\}\}/.exec(text.slice(start, start + 200))?.[1];
	return {
		start,
		end: text[end] === '}' && start < inner ? end + 1 : end,
		message: 'This `{` starts an expression in MDX, and what follows is none.',
		hint: placeholder
			? `To show an input's value in prose, write \`:input[${placeholder}]\`; for literal braces, use backticks.`
			: 'For a literal `{`, write it in backticks or as `\\{`.',
		blank: { start, end: inner + 1 },
	};
};

/** Offset of the nearest brace at or before `offset` that is still open there. */
function openBrace(text: string, offset: number): number {
	let depth = 0;
	for (let index = Math.min(offset, text.length - 1); index >= 0; index -= 1) {
		if (text[index] === '}' && index < offset) depth += 1;
		if (text[index] !== '{') continue;
		if (depth === 0) return index;
		depth -= 1;
	}
	return Math.max(text.indexOf('{'), 0);
}
