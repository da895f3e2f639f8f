/** The text of a man page's source: font changes, escapes and macros taken off, enough to find flags in. */
export function roffText(source: string): string {
	return source
		.replace(/^[.']\\".*$/gm, '')
		.replace(/\\f(?:\(..|\[[^\]]*\]|.)/g, '')
		.replace(/\\s[+-]?\d/g, '')
		.replace(/\\\*\[[^\]]*\]|\\\*\(..|\\\*./g, '')
		.replace(/\\\((?:hy|mi|en)|\\\[(?:hy|mi|en)\]/g, '-')
		.replace(/\\\((?:aq|cq|oq)|\\\[(?:aq|cq|oq)\]/g, "'")
		.replace(/\\[&|^/,%)]/g, '')
		.replace(/\\-/g, '-')
		.replace(/\\(?:e|\\)/g, '\\')
		.replace(/\\[~ 0]/g, ' ')
		.replace(/^[.']\s*[A-Za-z]{1,2}\b/gm, (macro) =>
			/^\.(?:It|Op|Fl|Ic|Nm)/.test(macro) ? ` ${macro.slice(1)} ` : ' ',
		);
}

const token = /(?<![\w-])-{1,2}[A-Za-z0-9?@#%:]?[\w.-]*/g;
const optionalPart = /(--?)\[(no-?)\]([\w-]+)/g;
const mdocFlag = /\bFl\s+([^\s]+)/g;

/** Every flag that the page names anywhere, letters of bundles (`[-46AaC]`) included. */
export function flagsIn(source: string): Set<string> {
	const text = roffText(source);
	const found = new Set<string>();
	for (const [, dashes = '', no = '', rest = ''] of text.matchAll(optionalPart)) {
		found.add(`${dashes}${rest}`);
		found.add(`${dashes}${no}${rest}`);
	}
	for (const [, flag = ''] of text.matchAll(mdocFlag)) {
		found.add(`-${flag}`);
		if (!flag.startsWith('-')) for (const letter of flag) found.add(`-${letter}`);
	}
	for (const [match] of text.replaceAll('"', '').matchAll(token)) {
		const flag = match.replace(/[.]+$/, '');
		found.add(flag);
		if (/^-[A-Za-z0-9?]{2,}$/.test(flag)) for (const letter of flag.slice(1)) found.add(`-${letter}`);
	}
	return found;
}
