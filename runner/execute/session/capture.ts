import { Buffer } from 'node:buffer';
import type { CapturedOutput } from './types.ts';

/** Bytes kept of the start and of the end of one stream of one command. */
const keptBytes = 1024 * 1024;
const replacement = '\uFFFD';

/** Collects one stream in bounded memory and hands its text on as it arrives, whole characters at a time. */
export class Capture {
	private readonly decoder = new TextDecoder();
	private readonly onText: ((text: string) => void) | undefined;
	private head: Buffer[] = [];
	private headBytes = 0;
	private tail: Buffer[] = [];
	private tailBytes = 0;
	private bytes = 0;
	private binary = false;

	constructor(onText: ((text: string) => void) | undefined) {
		this.onText = onText;
	}

	/** `chunk` may be reused by the caller afterwards. */
	push(chunk: Buffer): void {
		this.bytes += chunk.length;
		this.decode(chunk, this.decoder.decode(chunk, { stream: true }));
		const toHead = chunk.subarray(0, keptBytes - this.headBytes);
		if (toHead.length > 0) this.head.push(Buffer.from(toHead));
		this.headBytes += toHead.length;
		if (toHead.length < chunk.length) this.pushTail(Buffer.from(chunk.subarray(toHead.length)));
	}

	finish(): CapturedOutput {
		this.decode(Buffer.alloc(0), this.decoder.decode());
		const truncated = this.bytes > this.headBytes + this.tailBytes || this.tailBytes > keptBytes;
		const text = truncated ? this.truncatedText() : Buffer.concat([...this.head, ...this.tail]).toString('utf8');
		return { text, bytes: this.bytes, truncated, binary: this.binary };
	}

	private decode(chunk: Buffer, text: string): void {
		if (text === '') return;
		this.binary ||= chunk.includes(0) || (text.includes(replacement) && !chunk.includes(replacement));
		this.onText?.(text);
	}

	/** Keeps at least the last `keptBytes`, and less than one chunk more. */
	private pushTail(chunk: Buffer): void {
		this.tail.push(chunk);
		this.tailBytes += chunk.length;
		while (this.tailBytes - (this.tail[0]?.length ?? 0) >= keptBytes) {
			this.tailBytes -= this.tail.shift()?.length ?? 0;
		}
	}

	private truncatedText(): string {
		const tail = Buffer.concat(this.tail).subarray(-keptBytes);
		const head = Buffer.concat(this.head);
		const left = this.bytes - head.length - tail.length;
		return `${wholeStart(head)}\n[… ${left} of ${this.bytes} bytes left out …]\n${wholeEnd(tail)}`;
	}
}

/** The text without a character that was cut in two at its end. */
function wholeStart(head: Buffer): string {
	return new TextDecoder().decode(head, { stream: true });
}

/** The text without a character that was cut in two at its start. */
function wholeEnd(tail: Buffer): string {
	let start = 0;
	while (start < 4 && ((tail[start] ?? 0) & 0xc0) === 0x80) start++;
	return tail.subarray(start).toString('utf8');
}
