import * as fc from 'fast-check';
import { hostileValue } from './hostile.ts';

/** A piece of a script: its template, the values of its placeholders, and what it stands for or prints. */
export interface Piece<Meaning> {
	text: string;
	values: Record<string, string>;
	meaning: Meaning;
}

let names = 0;
const value: fc.Arbitrary<Piece<string>> = hostileValue.map((text) => {
	names += 1;
	return { text: `{{v${names}}}`, values: { [`v${names}`]: text }, meaning: text };
});

const literal = (text: string, meaning = text): fc.Arbitrary<Piece<string>> =>
	fc.constant({ text, values: {}, meaning });

function wrap<From, To>(
	inner: fc.Arbitrary<Piece<From>>,
	text: (inner: string) => string,
	meaning: (inner: From) => To,
): fc.Arbitrary<Piece<To>> {
	return inner.map((piece) => ({ text: text(piece.text), values: piece.values, meaning: meaning(piece.meaning) }));
}

function join(pieces: readonly Piece<string>[]): Piece<string> {
	return {
		text: pieces.map(({ text }) => text).join(''),
		values: Object.assign({}, ...pieces.map(({ values }) => values)),
		meaning: pieces.map(({ meaning }) => meaning).join(''),
	};
}

/** An end mark of its own, since bash ends the outer of two here-documents that share one at the first. */
function inFreshHeredoc(text: string): string {
	names += 1;
	return `cat <<END${names}\n>${text}\nEND${names}\n`;
}

const several = (piece: fc.Arbitrary<Piece<string>>) => fc.array(piece, { minLength: 1, maxLength: 3 }).map(join);
const same = (text: string) => text;
const withoutNewlines = (text: string) => text.replace(/\n+$/, '');
const depth = { depthSize: 'small' as const, depthIdentifier: 'shell' };

type Grammar = {
	inDouble: Piece<string>;
	word: Piece<string>;
	substitution: Piece<string>;
	heredocLine: Piece<string>;
	printing: Piece<string>;
	command: Piece<string[]>;
};

/** Scripts of nested quotes, substitutions, here-documents and compound commands around hostile values. */
export const { command } = fc.letrec<Grammar>((tie) => ({
	inDouble: fc.oneof(
		depth,
		value,
		literal(' a'),
		literal("'"),
		literal('$v', 'V'),
		literal(String.raw`\"\\`, '"\\'),
		tie('substitution'),
	),
	word: fc.oneof(
		depth,
		value,
		literal('a'),
		literal('$v/', 'V/'),
		literal(String.raw`\'`, "'"),
		wrap(
			value,
			(text) => `'b ${text}'`,
			(text) => `b ${text}`,
		),
		wrap(
			value,
			(text) => `$'\\n${text}'`,
			(text) => `\n${text}`,
		),
		wrap(several(tie('inDouble')), (text) => `"${text}"`, same),
		wrap(several(tie('word')), (text) => text, same),
	),
	substitution: wrap(tie('printing'), (text) => `$(${text})`, withoutNewlines),
	heredocLine: fc.oneof(depth, value, literal('EO'), literal('\t'), literal('"\'('), tie('substitution')),
	printing: fc.oneof(
		depth,
		wrap(tie('word'), (text) => `printf %s ${text}`, same),
		wrap(tie('word'), (text) => `case x in (y|z) ;; x) printf %s ${text} ;; esac # ) '\n`, same),
		wrap(tie('word'), (text) => ` (printf %s ${text})`, same),
		wrap(several(tie('heredocLine')), inFreshHeredoc, (text) => `>${text}\n`),
	),
	command: fc.oneof(
		depth,
		wrap(
			several(tie('word')),
			(text) => `r ${text}`,
			(text) => ['1', text],
		),
		wrap(
			tie('word'),
			(text) => `if [[ a == a ]]; then r ${text}; fi`,
			(text) => ['1', text],
		),
		wrap(
			value,
			(text) => `w=(a "b"'${text}'); r "\${w[1]}"`,
			(text) => ['1', `b${text}`],
		),
		wrap(
			tie('command'),
			(text) => `{ ${text}\n}`,
			(list) => list,
		),
		wrap(
			tie('command'),
			(text) => `case a in a) ${text}\n;; esac`,
			(list) => list,
		),
		wrap(
			several(tie('heredocLine')),
			(text) => `c <<EOF\n<${text}\nEOF`,
			(text) => [`<${text}\n`],
		),
		wrap(
			several(tie('heredocLine')),
			(text) => `c <<EOF\n${text}<\nEOF`,
			(text) => [`${text}<\n`],
		),
	),
}));
