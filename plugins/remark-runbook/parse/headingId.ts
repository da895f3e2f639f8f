import type { Code, Effects, Extension, State } from 'micromark-util-types';

const openingBrace = 123;
const closingBrace = 125;
const numberSign = 35;

/** Micromark syntax for Docusaurus' heading ids, `## Title {#id}`, which MDX alone takes for a broken expression. */
export const headingIdSyntax: Extension = {
	text: { [openingBrace]: { name: 'headingId', tokenize: tokenizeHeadingId } },
};

function tokenizeHeadingId(effects: Effects, ok: State, nok: State): State {
	return (code) => {
		effects.enter('data');
		effects.consume(code);
		return afterBrace;
	};

	function afterBrace(code: Code): State | undefined {
		if (code !== numberSign) return nok(code);
		effects.consume(code);
		return insideId;
	}

	function insideId(code: Code): State | undefined {
		if (code === closingBrace) {
			effects.consume(code);
			effects.exit('data');
			return ok;
		}
		if (!isIdCharacter(code)) return nok(code);
		effects.consume(code);
		return insideId;
	}
}

function isIdCharacter(code: Code): boolean {
	return code !== null && code > 0 && /[\p{L}\p{N}_-]/u.test(String.fromCodePoint(code));
}
