import { printable } from '../text/printable.ts';

/** ASCII characters that mean something to Markdown, HTML, a table or GitHub's formulas, inside of a line. */
const special = /[\\`*_[\]<>|&~$]/g;

/** A text as inline Markdown that shows exactly it, on one line: a line end becomes `<br>`. */
export function escapeMarkdown(text: string): string {
	return oneLine(text, asReferences);
}

/** A message, whose backticked words are shown as code; all else as it is. */
export function escapeMessage(message: string): string {
	const parts = message.split(/`([^`\n]+)`/);
	return parts.map((part, index) => (index % 2 === 1 ? code(part) : escapeMarkdown(part))).join('');
}

/** A text as inline code; backticks could not hold pipes and backticks inside a table. */
export function code(text: string): string {
	return `<code>${oneLine(text, asReferences)}</code>`;
}

/** Lines as a fenced block whose fence none of them can close. */
export function fenced(lines: readonly string[], language: string): string[] {
	const text = lines.map((line) => printable(line).replaceAll('\n', ' '));
	const longest = Math.max(2, ...text.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
	const fence = '`'.repeat(longest + 1);
	return [`${fence}${language}`, ...text, fence];
}

function oneLine(text: string, escape: (text: string) => string): string {
	return printable(text.replaceAll('\r\n', '\n')).split('\n').map(escape).join('<br>');
}

/** Character references mean the same to Markdown and to HTML, and never end a table's cell. */
function asReferences(text: string): string {
	return text.replaceAll(special, (character) => `&#${character.charCodeAt(0)};`);
}
