import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

/** The first place at which a text is no JSON. */
export function findJsonFault(text: string): { offset: number; length: number; message: string } | undefined {
	const errors: ParseError[] = [];
	parse(text, errors, { disallowComments: true, allowTrailingComma: false });
	const [first] = errors;
	if (!first) return undefined;
	return { offset: first.offset, length: first.length, message: describe(first) };
}

/** The library names its errors in one word, such as `CommaExpected`. */
function describe({ error }: ParseError): string {
	const words = printParseErrorCode(error)
		.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
		.toLowerCase();
	return words.endsWith('expected') ? `a ${words.replace(/ expected$/, '')} is expected here` : words;
}
