import type { DoubleQuotedChild, ParameterExpansionPart, Word, WordPart } from 'unbash';
import type { SessionState } from '../state.ts';
import { cutPlaceholders } from '../text/placeholders.ts';
import { unmask } from '../text/sourceText.ts';

/** A part of a word: what is known of it and whether a placeholder made it. */
export interface Fragment {
	text: string;
	known: boolean;
	placeholder: boolean;
	/** The known value of an unquoted variable, which the shell splits at blanks. */
	splits?: boolean;
}

interface Reader {
	state: SessionState;
	/** The masked placeholders of the word, in order. */
	originals: Iterator<string>;
}

/** The parts of a word in order. */
export function readFragments(word: Word, reader: Reader): Fragment[] {
	if (!word.parts) return literal(word.value, false, reader);
	return word.parts.flatMap((part) => readPart(part, reader));
}

function readPart(part: WordPart, reader: Reader): Fragment[] {
	switch (part.type) {
		case 'Literal':
			return literal(part.value, false, reader);
		case 'SingleQuoted':
		case 'AnsiCQuoted':
			return literal(part.value, true, reader);
		case 'DoubleQuoted':
		case 'LocaleString':
			return part.parts.length === 0
				? literal('', true, reader)
				: part.parts.flatMap((child) => readQuoted(child, reader));
		case 'SimpleExpansion':
			return variable(part.text.slice(1), part.text, true, reader);
		case 'ParameterExpansion':
			return parameter(part, true, reader);
		case 'Glob':
			return glob(part.text, reader);
		default:
			return unknown(part.text, reader);
	}
}

function readQuoted(part: DoubleQuotedChild, reader: Reader): Fragment[] {
	switch (part.type) {
		case 'Literal':
			return literal(part.value, true, reader);
		case 'SimpleExpansion':
			return variable(part.text.slice(1), part.text, false, reader);
		case 'ParameterExpansion':
			return parameter(part, false, reader);
		default:
			return unknown(part.text, reader);
	}
}

function literal(text: string, quoted: boolean, reader: Reader): Fragment[] {
	return unmask(text, reader.originals).flatMap((piece): Fragment[] =>
		piece.placeholder
			? [{ ...piece, known: false }]
			: cutPlaceholders(piece.text, quoted).map((cut) => ({ ...cut, known: !cut.placeholder })),
	);
}

/** A pattern; one that is a whole word in brackets, `[container]`, is a placeholder. */
function glob(text: string, reader: Reader): Fragment[] {
	return unknown(text, reader).map((fragment) => ({
		...fragment,
		placeholder: cutPlaceholders(text, false).some(({ placeholder }) => placeholder),
	}));
}

/** An expansion as written; placeholders inside it are taken off the list. */
function unknown(text: string, reader: Reader): Fragment[] {
	const pieces = unmask(text, reader.originals);
	return [
		{
			text: pieces.map((piece) => piece.text).join(''),
			known: false,
			placeholder: pieces.some((piece) => piece.placeholder),
		},
	];
}

function variable(name: string, text: string, splits: boolean, reader: Reader): Fragment[] {
	const value = reader.state.variables.get(name);
	if (value === undefined) return unknown(text, reader);
	return [{ text: value, known: true, placeholder: false, splits }];
}

function parameter(part: ParameterExpansionPart, splits: boolean, reader: Reader): Fragment[] {
	const plain = !part.prefix && !part.index;
	const defaulted = part.operation?.type === 'Default' && part.operation.operator.endsWith('-');
	if (plain && (!part.operation || (defaulted && reader.state.variables.get(part.parameter)))) {
		return variable(part.parameter, part.text, splits, reader);
	}
	return unknown(part.text, reader);
}
