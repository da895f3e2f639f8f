/** What stands in an output where a secret stood. */
export const maskText = '[secret]';

/** Hides secret values in texts and in streams that may split them anywhere. */
export interface Masker {
	text(text: string): string;
	/** A masker for one stream: holds back the end of a chunk while it may be the start of a secret. */
	stream(): MaskingStream;
	/** Adds a value learned during the run, such as a secret capture. */
	add(secret: string): void;
}

export interface MaskingStream {
	push(chunk: string): string;
	/** What was held back; to be called at the stream's end. */
	flush(): string;
}

/** Secrets shorter than this are not masked: they would blank ordinary text, and so tell their value. */
const shortestSecret = 4;

export function createMasker(secrets: Iterable<string>): Masker {
	const spellings = new Set<string>();
	let ordered: string[] = [];
	const add = (secret: string): void => {
		for (const spelling of spellingsOf(secret)) spellings.add(spelling);
		ordered = [...spellings].toSorted((a, b) => b.length - a.length);
	};
	for (const secret of secrets) add(secret);
	const text = (value: string): string =>
		ordered.reduce((masked, spelling) => masked.replaceAll(spelling, maskText), value);
	return { text, add, stream: () => createStream(text, () => ordered) };
}

/** The value as written, its lines, and its base64, URL and JSON forms. */
function spellingsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const forms = [
		secret,
		...secret.split('\n').map((line) => line.trim()),
		bytes.toString('base64').replace(/=+$/, ''),
		bytes.toString('base64url'),
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		secret.replaceAll("'", String.raw`'\''`),
	];
	return forms.filter((form) => form.length >= shortestSecret);
}

function createStream(mask: (text: string) => string, spellings: () => readonly string[]): MaskingStream {
	let held = '';
	return {
		push(chunk) {
			const text = mask(held + chunk);
			const keep = longestOpenEnd(text, spellings());
			held = keep === 0 ? '' : text.slice(-keep);
			return keep === 0 ? text : text.slice(0, -keep);
		},
		flush() {
			const rest = held;
			held = '';
			return rest;
		},
	};
}

/** Length of the longest end of `text` that starts one of the spellings. */
function longestOpenEnd(text: string, spellings: readonly string[]): number {
	let longest = 0;
	for (const spelling of spellings) {
		for (let length = Math.min(spelling.length - 1, text.length); length > longest; length--) {
			if (text.endsWith(spelling.slice(0, length))) longest = length;
		}
	}
	return longest;
}
