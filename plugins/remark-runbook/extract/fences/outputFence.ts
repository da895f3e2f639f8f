import type { MatchMode, OutputFence } from '../../schema/fence.ts';
import type { StepKind } from '../../schema/steps/index.ts';
import type { Template } from '../../schema/template.ts';
import type { Extraction } from '../extraction.ts';
import { commandFence, type Fence, type TextSyntax } from './fence.ts';
import type { Stream } from './fenceMeta.ts';
import { findJsonFault } from './jsonFault.ts';
import { capitalised, withArticle } from '../values/words.ts';
import { regexFault } from '../values/regexFault.ts';

/** The expected output of a step. A `json` fence is compared as JSON unless it says otherwise. */
export function outputFence(fence: Fence, kind: StepKind, extraction: Extraction): OutputFence | undefined {
	const match = fence.meta.match ?? (fence.meta.language === 'json' ? 'json' : 'exact');
	const read = commandFence(fence, extraction, syntaxOf(match));
	if (match === 'regex') checkLines(fence, read.template, extraction);
	if (match === 'json') checkJson(fence, read.template, extraction);
	const of = readStream(fence, kind, extraction);
	return of && { ...read, match, of };
}

function syntaxOf(match: MatchMode): TextSyntax {
	return match === 'regex' || match === 'glob' || match === 'json' ? match : 'text';
}

/** A `wait` step polls either; it is held against what it polls where that is read. */
function streamsOf(kind: StepKind): readonly Stream[] {
	if (kind === 'wait') return ['stdout', 'stderr', 'body', 'headers'];
	return kind === 'http' ? ['body', 'headers'] : ['stdout', 'stderr'];
}

function readStream({ meta }: Fence, kind: StepKind, extraction: Extraction): Stream | undefined {
	const allowed = streamsOf(kind);
	const [usual = 'stdout'] = allowed;
	if (!meta.of || allowed.includes(meta.of.stream)) return meta.of?.stream ?? usual;
	const message = `${capitalised(withArticle(kind))} step has no \`${meta.of.stream}\`.`;
	const hint = `Its expected output is of ${allowed.map((name) => `\`${name}\``).join(' or ')}.`;
	extraction.report('language/meta-value', meta.of.range, message, hint);
	return undefined;
}

/** How often a line may come, behind its pattern. */
const quantifier = / \([?*+]\)$/;

function checkLines(fence: Fence, template: Template, extraction: Extraction): void {
	let offset = 0;
	for (const line of fill(template).split('\n')) {
		const pattern = line.replace(quantifier, '');
		const fault = regexFault(pattern) && regexFault(pattern, '');
		if (fault) {
			const range = fence.content.range(offset, line.length);
			const hint = 'Correct it, or escape the characters that are meant literally with a backslash.';
			extraction.report('language/output-pattern', range, `This line is no regular expression: ${fault}.`, hint);
		}
		offset += line.length + 1;
	}
}

function checkJson(fence: Fence, template: Template, extraction: Extraction): void {
	const fault = findJsonFault(fill(template));
	if (!fault) return;
	const range = fence.content.range(fault.offset, fault.length);
	const hint = 'Correct the JSON, or choose another `match`.';
	extraction.report('language/output-pattern', range, `This is no valid JSON: ${fault.message}.`, hint);
}

/** The text with a digit for each character of a placeholder, which fits a JSON string, a number and a pattern. */
function fill({ text, placeholders }: Template): string {
	let filled = text;
	for (const { offset, length } of placeholders) {
		filled = filled.slice(0, offset) + '1'.repeat(length) + filled.slice(offset + length);
	}
	return filled;
}
