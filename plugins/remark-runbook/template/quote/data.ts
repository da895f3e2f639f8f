import type { PlaceOf, Refusal } from './place.ts';

export const asIs = (value: string) => value;

export function quoteInJson(value: string): string {
	return JSON.stringify(value).slice(1, -1);
}

/** Outside of its strings a JSON text takes a number, `true`, `false` or `null`, never more structure. */
export function quoteAsJson(value: string, { name }: PlaceOf<'json-value'>): string | Refusal {
	if (/^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/.test(value)) return value;
	return {
		message: `The value of {{${name}}} is no JSON number, true, false or null.`,
		hint: `Put it in quotes to send it as a string: "{{${name}}}".`,
	};
}

export function quoteInRegex(value: string): string {
	return value.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
}

export function quoteInGlob(value: string): string {
	return value.replaceAll(/[\\*?[(]/g, String.raw`\$&`);
}

/** Visible ASCII, spaces and tabs: what every client sends as the same bytes. */
export function quoteInHeader(value: string, { name }: PlaceOf<'header'>): string | Refusal {
	if (/^[\t\u0020-\u007e]*$/.test(value)) return value;
	return {
		message: `The value of {{${name}}} has characters that a header can't hold.`,
		hint: 'A header holds one line of ASCII. Encode the value, or send it in the body.',
	};
}

/** A whole number. A negative one after `-` gets parentheses, or the two would be a decrement. */
export function quoteInArithmetic(value: string, { name, before }: PlaceOf<'arithmetic'>): string | Refusal {
	if (/^-?(?:0|[1-9]\d{0,17})$/.test(value))
		return value.startsWith('-') && before.endsWith('-') ? `(${value})` : value;
	return {
		message: `The value of {{${name}}} is evaluated as arithmetic here and is no whole number.`,
		hint: 'Use a value such as 42. For texts compare with = instead of -eq, and put a key of an array in a variable.',
	};
}
