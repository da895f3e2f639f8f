type Token = { type: 'any' } | { type: 'one'; test: (char: string) => boolean };

/** Reads a glob: `*` any text, `?` one character, `[a-z]` and `[!a-z]` a set, `\` takes the next character literally. */
function tokens(glob: string): Token[] {
	const result: Token[] = [];
	for (const [source] of glob.matchAll(/\\[\s\S]|\[!?\]?[^\]]*\]|[\s\S]/gu)) {
		if (source === '*') result.push({ type: 'any' });
		else if (source === '?') result.push({ type: 'one', test: () => true });
		else if (source.length > 2 && source.startsWith('[')) result.push({ type: 'one', test: set(source.slice(1, -1)) });
		else {
			const literal = source.length > 1 && source.startsWith('\\') ? source.slice(1) : source;
			result.push({ type: 'one', test: (char) => char === literal });
		}
	}
	return result;
}

function set(source: string): (char: string) => boolean {
	const negated = source.startsWith('!');
	const ranges = [...source.slice(negated ? 1 : 0).matchAll(/([\s\S])-([\s\S])|[\s\S]/gu)].map(
		([one, from = one, to = one]) => ({ from, to }),
	);
	return (char) => ranges.some(({ from, to }) => from <= char && char <= to) !== negated;
}

/** A test of whole lines that needs time in proportion to glob x line at most, whatever the glob. */
export function compileGlob(glob: string): (line: string) => boolean {
	const pattern = tokens(glob);
	return (line) => {
		const chars = [...line];
		let [token, char, lastAny, resume] = [0, 0, -1, 0];
		while (char < chars.length) {
			const here = pattern[token];
			if (here?.type === 'any') {
				[lastAny, resume] = [token, char];
				token += 1;
			} else if (here?.test(chars[char] ?? '')) {
				token += 1;
				char += 1;
			} else {
				if (lastAny < 0) return false;
				token = lastAny + 1;
				resume += 1;
				char = resume;
			}
		}
		return pattern.slice(token).every(({ type }) => type === 'any');
	};
}
