import { readOpening } from '../directive/opening.ts';
import type { SourceText } from '../source/sourceText.ts';
import type { SyntaxFault } from './fault.ts';

/** A directive's opening line whose braces the parser took for an expression, as the directive syntax did not fit. */
export function openingFault(text: string, offset: number, original: SourceText): SyntaxFault | undefined {
	const { line } = original.point(offset);
	const written = original.line(line);
	const colons = /^[\s>*+-]*:{2}/.test(written) ? written.indexOf('::') : -1;
	if (colons === -1) return undefined;
	const start = original.lineStart(line) + colons;
	const end = original.lineStart(line) + written.length;
	const { fault } = readOpening(written.slice(colons));
	const brace = text.indexOf('{', start);
	if (!fault || brace === -1 || brace >= end) return undefined;
	const faultStart = start + fault.offset;
	return {
		ruleId: 'language/malformed-directive',
		start: faultStart,
		end: faultStart + fault.length,
		message: fault.message,
		hint: fault.hint,
		blank: { start: brace, end },
	};
}
