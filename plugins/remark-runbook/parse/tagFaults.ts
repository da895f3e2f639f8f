import { spanEnd, type Explain, type SyntaxFault } from './fault.ts';

export function unclosedTag(text: string, start: number, end: number): Omit<SyntaxFault, 'ruleId'> {
	return {
		start,
		end,
		message: `\`${text.slice(start, end)}\` opens a tag that is never closed.`,
		hint: 'For a literal `<`, write it in backticks or as `\\<`; else close the tag.',
		blank: { start, end },
	};
}

/** A closing tag alone; only a consequence where its opening tag was the fault that was blanked out of `original`. */
export function strayClosingTag(text: string, offset: number, original: string): Omit<SyntaxFault, 'ruleId'> {
	const start = Math.max(text.lastIndexOf('<', offset), 0);
	const end = spanEnd(text, start, '>');
	const name = text.slice(start + 2, end - 1).trim();
	const opening = start === 0 ? -1 : original.lastIndexOf(`<${name}`, start - 1);
	return {
		start,
		end,
		message: `\`${text.slice(start, end)}\` closes a tag that was never opened.`,
		hint: `Open it with \`<${name}>\`, or remove it.`,
		blank: { start, end },
		consequence: opening !== -1 && text[opening] !== '<',
	};
}

export const brokenTag: Explain = (text, offset) => {
	const start = Math.max(text.lastIndexOf('<', offset), 0);
	const blank = { start, end: start + 1 };
	const [link, target] = /^<((?:https?|mailto):[^\s>]+)>/.exec(text.slice(start, start + 2000)) ?? [];
	if (link) {
		return {
			start,
			end: start + link.length,
			message: `\`${link}\` is no link in MDX.`,
			hint: `Write \`[${target}](${target})\`, or the bare address.`,
			blank,
		};
	}
	return {
		start,
		end: Math.min(Math.max(offset, start) + 1, text.length),
		message: 'This `<` starts a tag in MDX, and what follows is none.',
		hint: 'For a literal `<`, write it in backticks or as `\\<`.',
		blank,
	};
};
