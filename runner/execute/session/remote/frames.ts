/** What the far side says besides the output of commands: the kind of a field, and its bytes as Latin-1. */
export interface FrameHandlers {
	/** Bytes that a command wrote. */
	onOutput(chunk: Buffer): void;
	onField(kind: string, text: string): void;
}

/** Kind, whether more of the field follows, and the number of bytes. */
const header = /^([a-z])([.+])(\d{1,7}):/;
const longestHeader = 10;

/**
 * Parts a stream into what commands wrote and our own fields: mark, kind, `.` or `+`, length, `:`, bytes. The mark is random, and
 * no command knows it.
 */
export class FrameReader {
	private readonly mark: Buffer;
	private readonly handlers: FrameHandlers;
	private pending: Buffer = Buffer.alloc(0);
	private readonly begun = new Map<string, string>();

	constructor(mark: string, handlers: FrameHandlers) {
		this.mark = Buffer.from(mark, 'latin1');
		this.handlers = handlers;
	}

	push(chunk: Buffer): void {
		this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, chunk]) : chunk;
		while (this.takeNext());
	}

	/** The stream has ended: what looked like the start of a field is output. */
	finish(): void {
		this.output(this.pending.length);
	}

	/** Takes what stands before the next mark, and its field; false once more must come. */
	private takeNext(): boolean {
		const start = this.pending.indexOf(this.mark);
		this.output(start === -1 ? this.pending.length - this.possibleMark() : start);
		return start !== -1 && this.takeField();
	}

	private takeField(): boolean {
		const from = this.mark.length;
		const [whole, kind, more, length] =
			header.exec(this.pending.toString('latin1', from, from + longestHeader + 1)) ?? [];
		if (whole === undefined || kind === undefined) {
			if (this.pending.length <= from + longestHeader) return false;
			this.output(from);
			return true;
		}
		const end = from + whole.length + Number(length);
		if (this.pending.length < end) return false;
		const text = (this.begun.get(kind) ?? '') + this.pending.toString('latin1', from + whole.length, end);
		this.pending = this.pending.subarray(end);
		if (more === '+') {
			this.begun.set(kind, text);
		} else {
			this.begun.delete(kind);
			this.handlers.onField(kind, unescape(text));
		}
		return true;
	}

	private output(length: number): void {
		if (length === 0) return;
		this.handlers.onOutput(this.pending.subarray(0, length));
		this.pending = this.pending.subarray(length);
	}

	/** Bytes at the end that could be the start of a mark. */
	private possibleMark(): number {
		let length = Math.min(this.mark.length - 1, this.pending.length);
		while (length > 0 && !this.pending.subarray(-length).equals(this.mark.subarray(0, length))) length--;
		return length;
	}
}

/** A field is written without newlines, at which bash would part it into several writes. */
function unescape(text: string): string {
	return text.replaceAll(/\\([\\n])/g, (_, character) => (character === 'n' ? '\n' : '\\'));
}
