import { isEscaped } from '../scanText.ts';
import type { PlaceOf, Refusal } from './place.ts';
import { endsWithVariable } from './word.ts';

type Heredoc = PlaceOf<'heredoc'>;

/** Expands to nothing, whatever `_` is: keeps apart what must not be read as one. */
const nothing = '${_+}';

/** A value in a here-document: escaped in an unquoted one, else as it is, where no line of it ends the document. */
export function quoteInHeredoc(value: string, place: Heredoc): string | Refusal {
	return place.context.quoted ? rawLines(value, place) : escapedLines(value, place);
}

function escapedLines(value: string, place: Heredoc): string {
	const lines = value.replaceAll(/[\\$`]/g, String.raw`\$&`).split('\n');
	return lines
		.map((line, index) => {
			const first = index === 0;
			const right = index === lines.length - 1 ? firstLine(place.after) : '';
			const joins = first && endsWithVariable(place.before) && /^\w/.test(line + right);
			const lefts = first ? [physicalLine(place.before), logicalLine(place.before)] : [''];
			const active = lefts.some(
				(left) => endsDocument(left + line + right, place) || losesTabs(left, line, right, place),
			);
			return joins || active ? nothing + line : line;
		})
		.join('\n');
}

function rawLines(value: string, place: Heredoc): string | Refusal {
	const { name, context } = place;
	const lines = value.split('\n');
	for (const [index, line] of lines.entries()) {
		const left = index === 0 ? physicalLine(place.before) : '';
		const right = index === lines.length - 1 ? firstLine(place.after) : '';
		if (endsDocument(left + line + right, place)) {
			return {
				message: `The value of {{${name}}} has a line that would end the here-document: ${context.delimiter}.`,
				hint: 'Choose an end mark that no value holds.',
			};
		}
		if (losesTabs(left, line, right, place)) {
			return {
				message: `The value of {{${name}}} would lose the tabs that its line starts with.`,
				hint: `Write <<'${context.delimiter}' instead of <<-'${context.delimiter}'.`,
			};
		}
	}
	return value;
}

const physicalLine = (before: string) => before.slice(before.lastIndexOf('\n') + 1);

/** The unfinished line as bash compares it with the end mark: joined with lines that a backslash continues. */
function logicalLine(before: string): string {
	let start = before.lastIndexOf('\n');
	while (start > 0 && isEscaped(before, start)) start = before.lastIndexOf('\n', start - 1);
	return before.slice(start + 1).replaceAll('\\\n', '');
}

/** The rest of a line as far as it is known before the values that follow. */
function firstLine(after: string): string {
	let end = after.indexOf('\n');
	while (end >= 0 && isEscaped(after, end)) end = after.indexOf('\n', end + 1);
	return (end < 0 ? after : after.slice(0, end)).replaceAll('\\\n', '');
}

/** Within `$(…)` bash also takes a line for the end that only starts with the end mark and holds a `)`. */
function endsDocument(line: string, { context }: Heredoc): boolean {
	const content = context.stripTabs ? line.replace(/^\t+/, '') : line;
	if (!content.startsWith(context.delimiter)) return false;
	return content.length === context.delimiter.length || content.includes(')', context.delimiter.length);
}

function losesTabs(left: string, line: string, right: string, { context }: Heredoc): boolean {
	return context.stripTabs && /^\t*$/.test(left) && (line + right).startsWith('\t') && (line !== '' || left === '');
}
