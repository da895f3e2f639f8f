/**
 * The program that a misspelt name was most likely meant to be: two letters swapped, one doubled, left out or put in.
 * Another letter in place of one (`kubectx`) and other first letters make names of their own.
 */
export function slipOf(name: string, names: Iterable<string>): string | undefined {
	if (!/^[a-z][a-z0-9_-]{4,}$/.test(name)) return undefined;
	for (const candidate of names) {
		if (candidate[0] === name[0] && (isSwap(name, candidate) || isExtra(name, candidate) || isExtra(candidate, name))) {
			return candidate;
		}
	}
	return undefined;
}

function isSwap(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const at = firstDifference(a, b);
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) && at < a.length;
}

/** Whether the longer name has one letter more; a digit at the end (`python3`) is a version, no slip. */
function isExtra(longer: string, shorter: string): boolean {
	if (longer.length !== shorter.length + 1) return false;
	const at = firstDifference(longer, shorter);
	return longer.slice(at + 1) === shorter.slice(at) && !/\d/.test(longer[at] ?? '');
}

function firstDifference(a: string, b: string): number {
	let at = 0;
	while (at < a.length && a[at] === b[at]) at += 1;
	return at;
}
