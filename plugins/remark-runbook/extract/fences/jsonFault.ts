import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

interface JsonFault {
	offset: number;
	length: number;
	message: string;
}

/** The first place at which a text is no JSON. */
export function findJsonFault(text: string): JsonFault | undefined {
	const errors: ParseError[] = [];
	try {
		parse(text, errors, { disallowComments: true, allowTrailingComma: false });
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return { offset: 0, length: text.length, message: 'it is nested too deep' };
	}
	const [first] = errors;
	return first && { offset: first.offset, length: first.length, message: describe(first) };
}

/** The library names its errors in one word, such as `CommaExpected`. */
function describe({ error }: ParseError): string {
	const words = printParseErrorCode(error)
		.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
		.toLowerCase();
	return words.endsWith('expected') ? `a ${words.replace(/ expected$/, '')} is expected here` : words;
}
