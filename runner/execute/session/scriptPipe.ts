import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { readAvailable, writeAvailable } from './pipeReader.ts';

/** The pipe from which a shell reads its script, one byte at a time and never ahead. */
export class ScriptPipe {
	private readonly descriptor: number;
	private readonly socket: Socket;
	private readonly buffer = Buffer.allocUnsafe(64 * 1024);

	constructor(descriptor: number) {
		this.descriptor = descriptor;
		this.socket = new Socket({ fd: descriptor, readable: false, writable: true });
		this.socket.on('error', () => this.socket.destroy());
	}

	/** `lines` is Latin-1 text, one character a byte. At once, as far as the pipe has room: the shell has read all before. */
	write(lines: string): void {
		const bytes = Buffer.from(lines, 'latin1');
		const written =
			this.socket.destroyed || this.socket.writableLength > 0 ? 0 : writeAvailable(this.descriptor, bytes);
		if (written < bytes.length) this.socket.write(bytes.subarray(written));
	}

	/**
	 * Whether the shell has read all of its script: it takes what is unread and puts it back. That can't mix up bytes: the pipe
	 * is empty in between, and nobody else writes to it.
	 */
	isRead(): boolean {
		if (this.socket.destroyed || this.socket.writableLength > 0) return false;
		const bytes = readAvailable(this.descriptor, this.buffer);
		if (bytes > 0) writeSync(this.descriptor, this.buffer, 0, bytes);
		return bytes === 0;
	}

	/** The shell's script ends here. */
	end(): void {
		this.socket.destroy();
	}
}
