/** Why a text is no regular expression of JavaScript, or undefined where it is one. */
export function regexFault(pattern: string): string | undefined {
	try {
		RegExp(pattern);
		return undefined;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return reason.replace(/^.*:\s*/s, '').toLowerCase();
	}
}
