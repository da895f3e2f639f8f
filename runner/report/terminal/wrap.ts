import stringWidth from 'fast-string-width';

/** Breaks a text into lines of at most `width` columns. Words, commands in backticks and no-break spaces stay whole where they fit. */
export function wrap(text: string, width: number): string[] {
	return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(paragraph: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of wordsOf(paragraph, width)) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && stringWidth(longer) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return [...lines, line];
}

function wordsOf(paragraph: string, width: number): string[] {
	const words = paragraph.match(/(?:`[^`]*`|[^ \t])+/g) ?? [];
	return words.flatMap((word) => (stringWidth(word) > width ? word.split(/[ \t]+/) : [word]));
}
