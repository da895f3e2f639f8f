import type { Template } from '../../plugins/remark-runbook/language.ts';
import { fill } from '../../plugins/remark-runbook/language.ts';
import { parseStatements, type Statement } from './grammar.ts';

type Values = (name: string) => string | undefined;

/** A statement as it is sent: values are parameters wherever its grammar takes one. */
export interface BoundStatement {
	text: string;
	parameters: string[];
	/** Offset of the statement in the filled text. */
	start: number;
}

/**
 * Takes a filled text apart into statements and values; `parameter` writes the sign of the n-th one, from 1. Where a
 * parameter may stand, a number may: `isReadable` is asked about the statement with numbers in its places.
 */
export function bindValues(
	template: Template,
	values: Values,
	statements: readonly Statement[],
	parameter: (number: number) => string,
	isReadable: (text: string) => boolean,
): BoundStatement[] {
	const { text, insertions } = fill(template, values);
	const places = insertions.map((insertion, index) => ({
		...insertion,
		context: template.placeholders[index]?.context,
	}));
	return statements.map(({ start, end, takesParameters }) => {
		const parameters: string[] = [];
		let bound = '';
		let probe = '';
		let position = start;
		for (const place of places) {
			if (place.start < start || place.end > end || place.context?.type !== 'sql' || place.context.style !== 'value')
				continue;
			parameters.push(values(place.name) ?? '');
			bound += text.slice(position, place.start) + parameter(parameters.length);
			probe += `${text.slice(position, place.start)} 1 `;
			position = place.end;
		}
		bound += text.slice(position, end);
		probe += text.slice(position, end);
		const literal = { text: text.slice(start, end), parameters: [], start };
		return takesParameters && parameters.length > 0 && isReadable(probe) ? { text: bound, parameters, start } : literal;
	});
}

/** Whether PostgreSQL reads a text: `interval 1` is none, where `interval '1 day'` is, and so takes no parameter. */
export function isPostgresql(text: string): boolean {
	return 'statements' in parseStatements(text);
}
