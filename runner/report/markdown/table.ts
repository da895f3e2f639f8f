/** A column's heading; numbers stand at the right. */
export interface Column {
	heading: string;
	numeric?: boolean;
}

/** A table of escaped cells, a line a row. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
	return [
		row(columns.map(({ heading }) => heading)),
		row(columns.map(({ numeric }) => (numeric ? '--:' : '---'))),
		...rows.map(row),
	];
}

/** Lines that are shown on a click; the blank lines let what is inside be Markdown. */
export function details(summary: string, lines: readonly string[]): string[] {
	return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

function row(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}
