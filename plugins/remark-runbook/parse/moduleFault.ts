import type { SourceText } from '../source/sourceText.ts';
import type { SyntaxFault } from './fault.ts';

/** An `import` or `export` that is no JavaScript; it reaches to the next blank line. */
export function brokenModule(text: string, offset: number, original: SourceText): Omit<SyntaxFault, 'ruleId'> {
	let { line } = original.point(offset);
	while (line > 1 && !isModuleLine(text, original.lineStart(line))) line -= 1;
	const start = original.lineStart(line);
	const blankLine = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(start));
	const end = blankLine ? start + blankLine.index : text.trimEnd().length;
	return {
		start: offset >= start && offset < end ? offset : start,
		end,
		message: 'This `import` or `export` is no valid JavaScript.',
		hint: 'Correct it. No paragraph may begin with the word `import` or `export`: MDX reads it as code.',
		blank: { start, end },
	};
}

function isModuleLine(text: string, start: number): boolean {
	return /^(?:import|export)\b/.test(text.slice(start, start + 7));
}
