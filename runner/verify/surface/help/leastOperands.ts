const operand = /^(?:<[^-<>][^<>]*>|[A-Z][A-Z0-9_:/@.-]*)(?:\.{3})?$/;
const options =
	/^<?(?:(?:global[-_ ]?)?(?:opt(?:ion)?s?|flags?|switch(?:es)?)|arg(?:ument)?s?|param(?:eter)?s?)[>.]*$/i;
const command = /^<?(?:sub)?-?(?:commands?|cmd|action|verb)>?(?:\.{3})?$/i;

/** Takes off what stands in brackets, and the dots behind it. */
function withoutOptional(line: string): string {
	let text = line.replaceAll('…', '...').replace(/<[^<>]*>/g, (name) => name.replace(/\s+/g, '_'));
	for (;;) {
		const shorter = text.replace(/\[[^[\]]*\](?:\.{3})?|[({][|\s]*[)}]/g, ' ');
		if (shorter === text) return text;
		text = shorter;
	}
}

/** The words of a usage line behind the command's own; undefined where it is another command's. */
function behindCommand(line: string, [program = '', ...path]: readonly string[]): string[] | undefined {
	const [first = '', ...rest] = withoutOptional(line).split(/\s+/).filter(Boolean);
	if (first.split('/').pop() !== program) return undefined;
	let words = rest;
	for (const part of path) {
		const at = words.indexOf(part);
		if (at === -1) return undefined;
		words = words.slice(at + 1);
	}
	return words.filter((word) => word !== '--' && word !== '...' && !options.test(word));
}

/** argparse writes its usage itself: whatever stands in no brackets is needed. */
const written = /\[-h\]/;

/** `tool <path> <options>`: who writes so does not mean that what stands in angles is needed. */
const optionalAngles = /<(?:options?|flags?)>/i;

/** `<path1> <path2> ... <pathN>`: as many as there are, which may be none. */
const series = /<(\w+)1> <\1(?:2|N)>/;

/** Alternatives, options outside of brackets and words in small letters may stand for more than one thing. */
function countOf(words: readonly string[], line: string, plainWords: boolean): number {
	if (optionalAngles.test(line) || series.test(line)) return 0;
	const generated = (word: string): boolean =>
		(plainWords || written.test(line)) && /^[a-z][\w-]*(?:\.{3})?$/.test(word);
	const plain = words.every((word) => (operand.test(word) || generated(word)) && !command.test(word));
	return plain ? words.length : 0;
}

/**
 * How many operands every usage line of a command asks for: `tool sub [OPTIONS] <FILE>` asks for one. `plainWords`: words
 * in small letters are operands, too, as manuals write them.
 */
export function leastOperands(usage: readonly string[], path: readonly string[], plainWords = false): number {
	const counts = usage.flatMap((line) => {
		const words = behindCommand(line, path);
		return words === undefined ? [] : [countOf(words, line, plainWords)];
	});
	return counts.length === 0 ? 0 : Math.min(...counts);
}
