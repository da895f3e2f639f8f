import type { PlaceOf, Refusal } from './place.ts';

/** A value as a text in quotes, whose type its place decides; a name in double quotes. */
export function quoteInSql(value: string, { name, context }: PlaceOf<'sql'>): string | Refusal {
	if (/[\0\p{Surrogate}]/u.test(value))
		return {
			message: `The value of {{${name}}} has a character that no SQL text can hold.`,
			hint: 'Use another value.',
		};
	switch (context.style) {
		case 'value':
			return `'${value.replaceAll("'", "''")}'`;
		case 'string':
			return value.replaceAll("'", "''");
		case 'escape-string':
			return value.replaceAll(/['\\]/g, (sign) => sign + sign);
		case 'identifier':
			if (value !== '') return value.replaceAll('"', '""');
			return { message: `The value of {{${name}}} is empty and can't be a name.`, hint: 'Give the name.' };
	}
}
