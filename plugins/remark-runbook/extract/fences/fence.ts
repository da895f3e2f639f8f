import type { Code } from 'mdast';
import type { CommandFence } from '../../schema/fence.ts';
import type { Template } from '../../schema/template.ts';
import { scanJson, scanShell, scanText, type TemplateProblem, type TemplateScan } from '../../template/index.ts';
import type { Extraction } from '../extraction.ts';
import { rangeOf } from '../position.ts';
import type { Range } from '../../schema/range.ts';
import { readFenceContent, type FenceContent } from './fenceContent.ts';
import { readFenceMeta, type FenceMeta } from './fenceMeta.ts';

/** A fence of a step as read, before its kind says what becomes of it. */
export interface Fence {
	meta: FenceMeta;
	content: FenceContent;
	range: Range;
	/** Position of its step from 0. */
	step: number;
}

export const shellLanguages: readonly string[] = ['bash', 'sh', 'shell'];

export function readFence(node: Code, step: number, extraction: Extraction): Fence {
	const range = rangeOf(node, extraction.source);
	return { meta: readFenceMeta(node, extraction), content: readFenceContent(node, extraction.source), range, step };
}

/** What a fence's text is written in, which decides how values are put into it. */
export type TextSyntax = 'shell' | 'json' | 'regex' | 'glob' | 'text';

type Scan = (text: string) => TemplateScan;

/** The fence as the model carries it, its placeholders found by the rules of its syntax. */
export function commandFence(fence: Fence, extraction: Extraction, syntax: TextSyntax | Scan = 'shell'): CommandFence {
	const { text, line, column } = fence.content;
	const { language, raw } = fence.meta;
	const shared = { language, raw, range: fence.range, contentLine: line, contentColumn: column };
	if (raw) return { ...shared, template: { text, placeholders: [] } };
	const { template, problems } = typeof syntax === 'function' ? syntax(text) : scan(text, syntax);
	reportTemplateProblems(fence, problems, extraction);
	useTemplate(fence, template, extraction);
	return { ...shared, template };
}

function scan(text: string, syntax: TextSyntax): TemplateScan {
	if (syntax === 'shell') return scanShell(text);
	return syntax === 'json' ? scanJson(text) : scanText(text, { type: syntax });
}

function reportTemplateProblems(fence: Fence, problems: readonly TemplateProblem[], extraction: Extraction): void {
	for (const { offset, length, message, hint } of problems) {
		extraction.report('language/placeholder', fence.content.range(offset, length), message, hint);
	}
}

/** Notes each placeholder of a text, so that its name is checked once all names are known. */
function useTemplate(fence: Fence, template: Template, extraction: Extraction): void {
	const afterStep = fence.meta.role === 'output' || fence.meta.role === 'undo';
	for (const { name, offset, length } of template.placeholders) {
		extraction.uses.push({ name, range: fence.content.range(offset, length), step: fence.step, afterStep });
	}
}
