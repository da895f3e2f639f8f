import { isScalar, stringify, type Node } from 'yaml';
import type { Data } from '../../../plugins/remark-runbook/language.ts';
import { yamlDoubleQuoted } from '../../../plugins/remark-runbook/language.ts';
import { indentStep, lineEnding } from '../text/lines.ts';

/** How a file is laid out, for what is added to it. */
export interface Layout {
	ending: string;
	/** Blanks of one level. */
	step: number;
	/** Whether lists stand deeper than their key. */
	indentSeq: boolean;
}

export function layoutOf(text: string): Layout {
	const list = /^( *)(?:- )*[^\s#-][^\r\n]*:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( *)- /m.exec(text);
	const step = indentStep(text);
	return {
		ending: lineEnding(text),
		step: step.startsWith('\t') ? 2 : Math.min(step.length, 8),
		indentSeq: list ? (list[2] ?? '').length > (list[1] ?? '').length : true,
	};
}

/** Reads `no`, `0777` and `1:30` as texts in files that YAML 1.1 programs read, too. */
const options = { lineWidth: 0, compat: 'yaml-1.1' } as const;

/** A value in one line, in the style of the one that it replaces. */
export function renderScalar(value: Exclude<Data, object> | null, before: Node | null, inFlow: boolean): string {
	if (typeof value !== 'string') return stringify(value, options).replace(/\n$/, '');
	const style = isScalar(before) ? before.type : undefined;
	if (style === 'QUOTE_DOUBLE') return yamlDoubleQuoted(value);
	if (style === 'QUOTE_SINGLE' && /^\P{Cc}*$/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
	const plain = stringify(value, options).replace(/\n$/, '');
	const risky =
		/[\p{Cc}\u2028\u2029\ufeff]/u.test(plain) ||
		plain === '' ||
		(inFlow && /[,[\]{}]/.test(plain) && !/^["']/.test(plain));
	return risky ? yamlDoubleQuoted(value) : plain;
}

/** A value in one line, lists and maps in brackets. */
export function renderFlow(value: Data): string {
	if (Array.isArray(value)) return `[${value.map(renderFlow).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return renderScalar(value, null, true);
	const entries = Object.entries(value).map(
		([key, content]) => `${renderScalar(key, null, true)}: ${renderFlow(content)}`,
	);
	return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** The lines of a value, none of them indented further than the value needs by itself. */
function renderBlock(value: Data, { step, indentSeq }: Layout): string[] {
	return stringify(value, { ...options, indent: Math.max(step, 1), indentSeq })
		.replace(/\n$/, '')
		.split('\n');
}

/** A list or map that is not empty: what gets lines of its own. */
export function needsLines(value: Data): value is Data[] | { [key: string]: Data } {
	return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Behind a key's colon: ` value`, or lines below it that are indented from `column` on. */
export function renderAfterKey(value: Data, column: number, layout: Layout): string {
	if (!needsLines(value)) return ` ${inline(value)}`;
	const isFlush = Array.isArray(value) && !layout.indentSeq;
	return layout.ending + indented(renderBlock(value, layout), column + (isFlush ? 0 : layout.step)).join(layout.ending);
}

/** Behind a dash: ` value`, whose further lines stand below its first. */
export function renderAfterDash(value: Data, column: number, layout: Layout): string {
	if (!needsLines(value)) return ` ${inline(value)}`;
	const [first = '', ...rest] = renderBlock(value, layout);
	return [` ${first}`, ...indented(rest, column + 2)].join(layout.ending);
}

function inline(value: Data): string {
	return typeof value === 'object' && value !== null ? renderFlow(value) : renderScalar(value, null, false);
}

function indented(lines: readonly string[], column: number): string[] {
	return lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line));
}
