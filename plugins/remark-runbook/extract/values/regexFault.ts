/** Why a text is no regular expression of JavaScript in Unicode mode (`u`) or the older one, or undefined where it is. */
export function regexFault(pattern: string, mode: 'u' | '' = 'u'): string | undefined {
	try {
		RegExp(pattern, mode);
		return undefined;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return reason.replace(/^.*:\s*/s, '').toLowerCase();
	}
}
