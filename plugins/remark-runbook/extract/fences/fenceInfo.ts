/** A word of a fence's opening line; offsets count from the start of that line. */
export interface InfoWord {
	text: string;
	start: number;
	end: number;
}

export interface FenceInfo {
	language: InfoWord | undefined;
	/** The words behind the language: roles, `key=value`, and what Docusaurus reads. */
	meta: InfoWord[];
}

const wordPattern = /\{[^}]*\}|(?:[^\s"'=]+=)?(?:"[^"]*"|'[^']*')|\S+/g;

/** Splits a fence's opening line, as written in the source, into its language and its meta words. */
export function readFenceInfo(openingLine: string): FenceInfo {
	const start = /^(?:`+|~+)[ \t]*/.exec(openingLine)?.[0].length ?? 0;
	const language = /^\S+/.exec(openingLine.slice(start))?.[0];
	if (language === undefined) return { language: undefined, meta: [] };
	const metaStart = start + language.length;
	const meta: InfoWord[] = [];
	for (const match of openingLine.slice(metaStart).matchAll(wordPattern)) {
		const wordStart = metaStart + match.index;
		meta.push({ text: match[0], start: wordStart, end: wordStart + match[0].length });
	}
	return { language: { text: language, start, end: metaStart }, meta };
}
