import type { TextMark } from '../../plugins/remark-runbook/index.ts';

/** Each `{{name}}` of these names in a text. */
export function openMarks(text: string, names: readonly string[]): TextMark[] {
	return [...text.matchAll(/\{\{([\w-]+)\}\}/g)]
		.filter((match) => names.includes(match[1] ?? ''))
		.map(({ index, 0: whole }) => ({ start: index, end: index + whole.length, text: whole, kind: 'open' }));
}
