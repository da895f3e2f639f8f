import type { ValueType } from '../../schema/valueType.ts';
import type { PlaceholderContext } from '../../schema/template.ts';
import { createTemplate, findPlaceholders, type Found, type TemplateProblem, type TemplateScan } from '../scanText.ts';

/** The type of a name's value, which decides how it is written where it stands alone. */
export type TypeOf = (name: string) => ValueType;

/** Collects the placeholders of a text piece by piece, each piece with what a value is there. */
export interface DataScan {
	text: string;
	/** The placeholders between two offsets; a context can depend on the placeholder. */
	piece(
		start: number,
		end: number,
		context: PlaceholderContext | ((name: string, start: number, end: number) => PlaceholderContext),
	): void;
	/** Reports the placeholders of a piece in which no value can stand. */
	refuse(start: number, end: number, what: string, hint: string): void;
	result(): TemplateScan;
}

export function startScan(text: string): DataScan {
	const found: Found = { placeholders: [], escapes: [] };
	const problems: TemplateProblem[] = [];
	return {
		text,
		piece(start, end, context) {
			const part = findPlaceholders(text, start, end, { type: 'text' });
			for (const placeholder of part.placeholders) {
				const { name, offset, length } = placeholder;
				found.placeholders.push({
					...placeholder,
					context: typeof context === 'function' ? context(name, offset, offset + length) : context,
				});
			}
			found.escapes.push(...part.escapes);
		},
		refuse(start, end, what, hint) {
			for (const { name, offset, length } of findPlaceholders(text, start, end, { type: 'text' }).placeholders)
				problems.push({ offset, length, message: `${what} can't come from {{${name}}}.`, hint });
		},
		result: () => ({ template: createTemplate(text, found), problems }),
	};
}
