const deepest = 100;
const indicators = /^[\t ]*(?:[-?:][\t ]+){60}/m;
const indentation = /^ {400}/m;

/** Whether YAML is nested as no person writes it: a parser that goes down into it exhausts the stack. */
export function isTooDeep(text: string): boolean {
	if (indicators.test(text) || indentation.test(text)) return true;
	let depth = 0;
	for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
		depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
		if (depth > deepest) return true;
	}
	return false;
}
