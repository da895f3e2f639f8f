/** What one statement gave: cells are texts as the database prints them, null where it has no value. */
export interface ResultSet {
	columns: readonly string[];
	rows: readonly (readonly (string | null)[])[];
	/** The same rows as data, for comparison as JSON. */
	data: readonly Record<string, unknown>[];
	/** Rows that the statement gave or changed. */
	count: number;
	/** What it was, such as `UPDATE 3`. */
	summary: string;
}

/** A result as a Markdown table, or in words where it has no columns. */
export function renderResult({ columns, rows, summary }: ResultSet): string {
	if (columns.length === 0) return `${summary}\n`;
	const lines = [columns, columns.map(() => '---'), ...rows.map((row) => row.map(cellText))];
	return lines.map((cells) => `| ${cells.map(escapeCell).join(' | ')} |\n`).join('');
}

/** What a capture takes: the one value, the one column a line each, or the rows as JSON. */
export function answerOf({ columns, rows, data, summary }: ResultSet): string {
	if (columns.length === 0) return summary;
	if (columns.length === 1) return rows.map(([cell]) => cellText(cell ?? null)).join('\n');
	return JSON.stringify(data.length === 1 ? data[0] : data);
}

export function cellText(cell: string | null): string {
	return cell ?? 'null';
}

function escapeCell(text: string): string {
	return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n');
}
