import { TextDecoder } from 'node:util';
import { BoundedBytes } from './boundedBytes.ts';
import type { CapturedOutput } from './types.ts';

const replacement = '\uFFFD';
const noBytes = Buffer.alloc(0);

/** Collects one stream in bounded memory and hands its text on as it arrives, whole characters at a time. */
export class Capture {
	private readonly onText: ((text: string) => void) | undefined;
	private decoder: TextDecoder | undefined;
	private readonly kept = new BoundedBytes();
	private binary = false;

	constructor(onText: ((text: string) => void) | undefined) {
		this.onText = onText;
	}

	/** `chunk` may be reused by the caller afterwards. */
	push(chunk: Buffer): void {
		this.decoder ??= createDecoder();
		this.kept.push(chunk);
		this.handOn(chunk, this.decoder.decode(chunk, { stream: true }));
	}

	finish(): CapturedOutput {
		if (this.decoder) this.handOn(noBytes, this.decoder.decode());
		return {
			text: this.text(),
			bytes: this.kept.total,
			truncated: this.kept.omitted > 0,
			binary: this.binary,
		};
	}

	private handOn(chunk: Buffer, text: string): void {
		if (text === '') return;
		this.binary ||= chunk.includes(0) || (text.includes(replacement) && !chunk.includes(replacement));
		this.onText?.(text);
	}

	private text(): string {
		const { kept } = this;
		if (kept.total === 0) return '';
		if (kept.omitted === 0) return Buffer.concat([kept.start(), kept.end()]).toString('utf8');
		const gap = `[… ${kept.omitted} of ${kept.total} bytes left out …]`;
		return `${wholeStart(kept.start())}\n${gap}\n${wholeEnd(kept.end())}`;
	}
}

function createDecoder(): TextDecoder {
	return new TextDecoder('utf-8', { ignoreBOM: true });
}

/** The text without a character that was cut in two at its end. */
function wholeStart(bytes: Buffer): string {
	return createDecoder().decode(bytes, { stream: true });
}

/** The text without a character that was cut in two at its start. */
function wholeEnd(bytes: Buffer): string {
	let start = 0;
	while (start < 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
	return bytes.subarray(start).toString('utf8');
}
