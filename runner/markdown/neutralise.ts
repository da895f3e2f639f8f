/** A line that is only a component or block tag, a shortcode or a directive mark. */
const markupLine =
	/^[\t >]*(?:<\/?(?:[A-Z][\w.]*|details|summary|div|section|center|table|tbody|thead|tr|td|th|ul|ol|li|figure|picture)\b[^<>]*>\s*)+$|^[\t >]*(?:\{\{[<%].*[%>]\}\}|\{%.*%\}|:{3,}.*|\{\/\*.*\*\/\})\s*$/;
const openTag = /^[\t >]*<[A-Z][\w.]*(?:\s[^>]*)?$/;
const fenceMark = /^[\t >]*(?:(?:[-*+]|\d{1,9}[.)])[\t ]+)*(`{3,}|~{3,})(.*)$/;
/** An opening tag may be spread over this many lines; more is taken for text. */
const longestTag = 40;
const longestComment = 500;

/**
 * Blanks what is no Markdown (components, shortcodes, admonition marks, MDX imports) outside fences, length for length,
 * so that a plain Markdown parser reads what stands between them and every offset stays true.
 */
export function neutralise(source: string, mdx: boolean): string {
	const lines = source.split('\n');
	let fence: string | undefined;
	let index = 0;
	while (index < lines.length) {
		const line = lines[index] ?? '';
		const mark = fenceMark.exec(line);
		if (fence !== undefined) {
			if (mark?.[1]?.startsWith(fence) === true && (mark[2] ?? '').trim() === '') fence = undefined;
			index += 1;
		} else if (mark?.[1] !== undefined && !(mark[1].startsWith('`') && (mark[2] ?? '').includes('`'))) {
			fence = mark[1];
			index += 1;
		} else {
			index += blankMarkup(lines, index, mdx);
		}
	}
	return lines.join('\n');
}

function markupLength(line: string, lines: readonly string[], index: number, mdx: boolean): number {
	if (markupLine.test(line)) return 1;
	if (openTag.test(line)) return tagLength(lines, index);
	if (!mdx) return 0;
	return line.trimStart().startsWith('{/*') ? commentLength(lines, index) : moduleLength(lines, index);
}

/** An MDX comment, with the fences in it; none where it never ends. */
function commentLength(lines: readonly string[], start: number): number {
	const length = lines.slice(start, start + longestComment).findIndex((line) => line.includes('*/}'));
	return length === -1 ? 0 : length + 1;
}

/** Blanks the markup that begins at a line; the number of lines read. */
function blankMarkup(lines: string[], index: number, mdx: boolean): number {
	const line = lines[index] ?? '';
	const length = markupLength(line, lines, index, mdx);
	for (let offset = 0; offset < length; offset += 1) {
		lines[index + offset] = (lines[index + offset] ?? '').replaceAll(/[^\r]/g, ' ');
	}
	return Math.max(1, length);
}

function tagLength(lines: readonly string[], start: number): number {
	for (let length = 1; length < longestTag && start + length < lines.length; length += 1) {
		const line = lines[start + length] ?? '';
		if (fenceMark.test(line)) return 0;
		if (/^[^<]*\/?>\s*$/.test(line)) return length + 1;
	}
	return 0;
}

/** An MDX `import` or `export`: to the next blank line. */
function moduleLength(lines: readonly string[], start: number): number {
	if (!/^(?:import\s.+['"]|import\s*\{\s*$|export\s+(?:const|let|function|default|\{))/.test(lines[start] ?? ''))
		return 0;
	let length = 1;
	while (start + length < lines.length && (lines[start + length] ?? '').trim() !== '') length += 1;
	return length;
}
