/** Stands for a placeholder while the shell grammar is read: one `maskStart`, then `maskRest` to the same length. */
const maskStart = '\uE001';
const maskRest = '\uE000';

/** One masked placeholder, found again in any text that the parser took from the masked source. */
export const maskPattern = /\uE001\uE000*/g;

/** Placeholders whose characters mean something to the shell; the others are found in its words later. */
const patterns = [
	/\$\{\{[^\n{}]*\}\}/g,
	/(?<!\\)\{\{\s*[A-Za-z_][\w-]*\s*\}\}/g,
	/(?<=^|[\s=:/,@])\{\{-?\s*\.?[A-Za-z_][^\n{}'"]*\}\}(?=$|[\s/:.,-])/gm,
	/(?<![<\\$])<[A-Za-z_][^\n<>;&"`$]{0,60}>/g,
	/(?<=^|[\s=:/])\[[A-Za-z][\w'-]*(?: [\w'-]+)+\](?=$|[\s/:,])/gm,
	/(?<=\s|^)<?\u2026>?(?=\s|$)/gm,
];

/** The same text with placeholders such as `<pod-name>` and `{{name}}` replaced by as many neutral characters. */
export function maskText(text: string): string {
	let masked = text;
	for (const pattern of patterns) {
		masked = masked.replace(pattern, (found: string, ...rest: unknown[]) => {
			const offset = rest.find((part) => typeof part === 'number') ?? 0;
			return found.startsWith('<') && !isAnglePlaceholder(masked, found, offset) ? found : maskOf(found);
		});
	}
	return masked;
}

function maskOf(found: string): string {
	return maskStart + maskRest.repeat(found.length - 1);
}

/** Tells `<pod-name>` from `<input.txt >output.txt`, two real redirects. */
function isAnglePlaceholder(text: string, found: string, offset: number): boolean {
	const inner = found.slice(1, -1);
	const after = text[offset + found.length] ?? '';
	if (/\s$|\s-|\s\|\s|^\/|\(.*\s|\s\)/.test(inner)) return false;
	if (inner.includes('@') && /["']/.test(after)) return false;
	if (text.includes(`</${inner.split(/\s/)[0] ?? ''}>`)) return false;
	const before = text[offset - 1] ?? ' ';
	if (/\s/.test(before) && /[A-Za-z0-9]/.test(after)) return /[A-Z_-]/.test(inner) || inner.includes(' ');
	return true;
}
