/** The beginning of a generated page. */
export function pageHead(title: string, description: string, position: number): string[] {
	return [
		'---',
		`title: ${title}`,
		`sidebar_position: ${position}`,
		`description: ${JSON.stringify(description)}`,
		'---',
		'',
		`# ${title}`,
		'',
	];
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line), ''];
}

function line(cells: readonly string[]): string {
	return `| ${cells.map(cell).join(' | ')} |`;
}

export function code(text: string): string {
	return `\`${text}\``;
}

export function codes(texts: readonly string[]): string {
	return texts.map(code).join(', ');
}

/** Bars end a cell even in code; braces and angles mean something to MDX but in code. */
function cell(text: string): string {
	return text
		.split(/(`[^`]*`)/)
		.map((part) => (part.startsWith('`') ? part : part.replaceAll(/[{}<]/g, String.raw`\$&`)))
		.join('')
		.replaceAll('|', String.raw`\|`);
}
