import type { CommandFence } from '../../../plugins/remark-runbook/language.ts';
import { alignTemplate } from './alignTemplate.ts';
import type { Place } from './problemBetween.ts';

/** Maps offsets of a fence's filled text to the document, through the indentation that the parser took off. */
export function placeFence(fence: CommandFence, filled: string, source: string): (offset: number) => Place {
	const toTemplate = alignTemplate(fence.template, filled);
	const lines = fence.template.text.split('\n');
	const sourceLines = linesOf(source);
	return (offset) => {
		const inTemplate = toTemplate(offset);
		const before = fence.template.text.slice(0, inTemplate);
		const index = before.split('\n').length - 1;
		const column = inTemplate - (before.lastIndexOf('\n') + 1);
		const line = fence.contentLine + index;
		const sourceLine = (sourceLines[line - 1] ?? '').replace(/\r$/, '');
		const indentation = Math.max(0, sourceLine.length - (lines[index]?.length ?? 0));
		return { line, column: indentation + column + 1 };
	};
}

let latest: { source: string; lines: string[] } = { source: '', lines: [''] };

/** The fences of a document ask one after the other. */
function linesOf(source: string): string[] {
	if (latest.source !== source) latest = { source, lines: source.split('\n') };
	return latest.lines;
}
