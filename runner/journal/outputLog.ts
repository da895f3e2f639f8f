import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { OutputKept, ShortOutput } from './recordSchema.ts';

/** Bytes that are kept of the start and, besides, of the end of a step's output. */
const keptBytes = 1024 * 1024;

/** What is as short as this stands in the journal itself: a file of its own takes longer than the step that printed it. */
const shortCharacters = 1024;
const shortLines = 20;

/** What a step printed, stdout and stderr as they came. */
export class OutputLog {
	private readonly directory: string;
	private readonly name: string;
	private text = '';
	private file: OutputFile | undefined;

	/** `name` is the file's name without its extension; it gets a number where there is one already. */
	constructor(directory: string, name: string) {
		this.directory = directory;
		this.name = name;
	}

	push(text: string): void {
		if (!this.file && this.text.length + text.length <= shortCharacters) this.text += text;
		else this.open().push(text);
	}

	/** From here on what was printed is in a file, where it outlives this process. */
	spill(): void {
		this.open();
	}

	/** The entry that holds the output, or vouches for its file. */
	finish(id: string): OutputKept | ShortOutput {
		const { text } = this;
		if (this.file || text.split('\n', shortLines + 2).length > shortLines + 1) return this.open().finish(id);
		return { type: 'output-short', id, text };
	}

	private open(): OutputFile {
		if (this.file) return this.file;
		this.file = new OutputFile(this.directory, this.name);
		this.file.push(this.text);
		return this.file;
	}
}

/** The file that holds a long output; its middle is left out where it is very long. */
class OutputFile {
	private readonly directory: string;
	private readonly file: string;
	private readonly descriptor: number;
	private readonly hash = createHash('sha256');
	private total = 0;
	private kept = 0;
	private tail: Buffer[] = [];
	private tailBytes = 0;

	constructor(directory: string, name: string) {
		this.directory = directory;
		this.file = freeName(directory, name);
		this.descriptor = openSync(path.join(directory, this.file), 'wx', 0o600);
	}

	push(text: string): void {
		const bytes = Buffer.from(text);
		const head = bytes.subarray(0, Math.max(0, keptBytes - this.total));
		this.total += bytes.length;
		this.write(head);
		if (head.length < bytes.length) this.hold(bytes.subarray(head.length));
	}

	/** Writes the end and gives the entry that vouches for the file. */
	finish(id: string): OutputKept {
		const end = Buffer.concat(this.tail).subarray(-keptBytes);
		const omitted = this.total - this.kept - end.length;
		if (omitted > 0) this.write(Buffer.from(`\n[… ${omitted} of ${this.total} bytes left out …]\n`));
		this.write(end);
		closeSync(this.descriptor);
		const file = path.posix.join(path.basename(this.directory), this.file);
		return {
			type: 'output-kept',
			id,
			file,
			bytes: this.total,
			kept: this.total - Math.max(0, omitted),
			sha256: this.hash.digest('hex'),
		};
	}

	private write(bytes: Buffer): void {
		for (let written = 0; written < bytes.length;) written += writeSync(this.descriptor, bytes, written);
		this.hash.update(bytes);
		this.kept += bytes.length;
	}

	private hold(bytes: Buffer): void {
		this.tail.push(bytes);
		this.tailBytes += bytes.length;
		while (this.tailBytes - (this.tail[0]?.length ?? 0) >= keptBytes) this.tailBytes -= this.tail.shift()?.length ?? 0;
	}
}

function freeName(directory: string, name: string): string {
	for (let attempt = 1; ; attempt++) {
		const file = `${name}${attempt === 1 ? '' : `.${attempt}`}.log`;
		if (!existsSync(path.join(directory, file))) return file;
	}
}
