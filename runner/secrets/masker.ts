import { formsOf } from './forms.ts';
import { Matcher } from './matcher.ts';
import { SecretStream } from './maskingStream.ts';
import type { MaskingStream } from './maskingStream.ts';
import { whyNotHidden } from './strength.ts';

/** Hides secret values in texts and in streams that may split them anywhere. */
export interface Masker {
	/** Whether nothing is secret so far. */
	readonly isEmpty: boolean;
	text(text: string): string;
	/** A masker for one stream: holds back the end of a chunk while it may be the start of a secret. */
	stream(): MaskingStream;
	/** Adds a value learned during the run, such as a secret capture. Values that can't be hidden are passed over. */
	add(secret: string): void;
}

export function createMasker(secrets: Iterable<string>): Masker {
	let matcher: Matcher | undefined;
	const known = new Set<string>();
	const add = (value: string): void => {
		const secret = value.trim();
		if (known.has(secret) || whyNotHidden(secret) !== undefined) return;
		known.add(secret);
		matcher ??= new Matcher();
		matcher.add(formsOf(secret));
	};
	for (const secret of secrets) add(secret);
	return {
		get isEmpty() {
			return known.size === 0;
		},
		add,
		stream() {
			let stream: SecretStream | undefined;
			return {
				push(chunk) {
					if (matcher) stream ??= new SecretStream(matcher);
					return stream ? stream.push(chunk) : chunk;
				},
				flush: () => stream?.flush() ?? '',
			};
		},
		text(text) {
			if (!matcher) return text;
			const stream = new SecretStream(matcher);
			return stream.push(text) + stream.end();
		},
	};
}
