import { endsHeredoc, physicalLine, restOfLine, type EndMark } from './line.ts';
import type { PlaceOf, Refusal } from './place.ts';
import { endsWithVariable } from './word.ts';

type Heredoc = PlaceOf<'heredoc'>;

/** Expands to nothing, whatever `_` is: keeps apart what must not be read as one. */
const nothing = '${_+}';

/** A value in a here-document: escaped in an unquoted one, else as it is, where no line of it ends the document. */
export function quoteInHeredoc(value: string, place: Heredoc): string | Refusal {
	return place.context.quoted ? rawLines(value, place) : escapedLines(value, place);
}

const marksOf = ({ context }: Heredoc): EndMark[] => [context, ...(context.within ?? [])];

function escapedLines(value: string, place: Heredoc): string {
	const lines = value.replaceAll(/[\\$`]/g, String.raw`\$&`).split('\n');
	const places = placesOf(lines, place);
	return lines
		.map((line, index) => {
			const here = places[index] ?? place;
			const joins = endsWithVariable(here.before) && /^\w/.test(line + here.after);
			return joins || endsHeredoc(line, here, marksOf(place)) || losesTabs(line, here) ? nothing + line : line;
		})
		.join('\n');
}

function rawLines(value: string, place: Heredoc): string | Refusal {
	const { name, context } = place;
	const lines = value.split('\n');
	if (endsHeredoc(value, place, marksOf(place))) {
		return {
			message: `The value of {{${name}}} has a line that would end the here-document: ${context.delimiter}.`,
			hint: 'Choose an end mark that no value holds.',
		};
	}
	if (value.includes('\u0001')) {
		return {
			message: `The value of {{${name}}} has the character U+0001, which bash can lose in a quoted here-document.`,
			hint: `Write <<${context.delimiter} without quotes: the value is escaped there.`,
		};
	}
	if (placesOf(lines, place).some((here, index) => losesTabs(lines[index] ?? '', here))) {
		return {
			message: `The value of {{${name}}} would lose the tabs that its line starts with.`,
			hint: 'Write << instead of <<-, with the end mark at the start of its line.',
		};
	}
	return value;
}

/** What stands before and after each line of a value. */
function placesOf(lines: readonly string[], place: Heredoc): Heredoc[] {
	return lines.map((_line, index) => ({
		...place,
		before: index === 0 ? place.before : '',
		after: index === lines.length - 1 ? place.after : '',
	}));
}

/** Under `<<-` the tabs at the start of a line belong to the document's layout. */
function losesTabs(line: string, place: Heredoc): boolean {
	const left = physicalLine(place.before);
	const tab = (line + restOfLine(place.after)).startsWith('\t') && (line !== '' || left === '');
	return tab && /^\t*$/.test(left) && marksOf(place).some(({ stripTabs }) => stripTabs);
}
