import { isScalar, parseDocument, visit, type Document, type YAMLParseError } from 'yaml';
import type { Range } from '../../schema/range.ts';
import { isTooDeep } from './isTooDeep.ts';
import type { Extraction } from '../extraction.ts';

/** Maps a span of the YAML text to the document. */
export type Locate = (offset: number, length: number) => Range;

export interface ReadYaml {
	text: string;
	document: Document;
	data: unknown;
	locate: Locate;
}

/** One broken bracket makes an error of much that follows. */
const errorLimit = 5;

/** Reads YAML; reports its first syntax errors and gives nothing back where there is one. */
export function readYaml(text: string, locate: Locate, extraction: Extraction): ReadYaml | undefined {
	try {
		if (isTooDeep(text)) throw new RangeError('nested too deep');
		const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
		for (const error of document.errors.slice(0, errorLimit)) reportSyntax(error, document, text, locate, extraction);
		return document.errors.length > 0 ? undefined : { text, document, data: document.toJS(), locate };
	} catch (error) {
		if (!(error instanceof RangeError) && !(error instanceof ReferenceError)) throw error;
		const message = 'This YAML is nested too deep, or its aliases grow beyond reason.';
		extraction.report('language/yaml-syntax', locate(0, text.length), message, 'Write it flat, and the values out.');
		return undefined;
	}
}

const explanations: Partial<Record<YAMLParseError['code'], [message: string, hint: string]>> = {
	DUPLICATE_KEY: ['This key stands twice in the same map.', 'Keep one of them.'],
	TAB_AS_INDENT: ['A tab indents this line.', 'YAML is indented with spaces.'],
	BAD_INDENT: ['The indent of this line fits none of the lines above.', 'Align it with its neighbours.'],
	MISSING_CHAR: ['A closing bracket or a comma is missing.', 'Add it, or quote the whole value.'],
	MULTILINE_IMPLICIT_KEY: ['This key spans several lines.', 'Is a `:` missing, or a quote?'],
	BLOCK_AS_IMPLICIT_KEY: ['A value stands where a key was expected.', 'Quote a value that holds `: `.'],
	BAD_SCALAR_START: ['A value cannot start with this character.', 'Put the value in quotes.'],
};

function reportSyntax(
	error: YAMLParseError,
	document: Document,
	text: string,
	locate: Locate,
	extraction: Extraction,
): void {
	const [start, end] = error.pos;
	const quote = error.code === 'MISSING_CHAR' ? openQuote(document, start) : undefined;
	if (quote !== undefined) {
		const message = 'This quote is never closed.';
		extraction.report('language/yaml-syntax', locate(quote, 1), message, `Close it with \`${text[quote]}\`.`);
		return;
	}
	const [message, hint] = explanations[error.code] ?? [
		'This is no valid YAML.',
		'Check quotes, brackets and indents here; put a text that holds `{`, `:` or `#` in quotes.',
	];
	const word = /^[^\s:]+/.exec(text.slice(start, start + 200))?.[0].length ?? 1;
	extraction.report('language/yaml-syntax', locate(start, Math.max(end - start, word)), message, hint);
}

/** Offset of the quote whose text runs up to where the closing one is missed. */
function openQuote(document: Document, end: number): number | undefined {
	let found: number | undefined;
	visit(document, (_key, node) => {
		if (!isScalar(node) || !node.range || !node.type?.startsWith('QUOTE')) return;
		if (node.range[0] < end && node.range[1] >= end - 1) [found] = node.range;
	});
	return found;
}
