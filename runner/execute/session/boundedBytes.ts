/** Bytes kept of the start and, besides, of the end. */
const keptBytes = 1024 * 1024;
const firstBytes = 4 * 1024;

/** The first and the last megabyte of a stream, in memory that does not depend on how it was cut into chunks. */
export class BoundedBytes {
	/** All bytes that were pushed, kept or not. */
	total = 0;
	private head = Buffer.alloc(0);
	private headLength = 0;
	private ring: Buffer | undefined;
	private ringLength = 0;

	push(chunk: Buffer): void {
		this.total += chunk.length;
		const toHead = chunk.subarray(0, keptBytes - this.headLength);
		this.pushHead(toHead);
		if (toHead.length < chunk.length) this.pushRing(chunk.subarray(toHead.length));
	}

	get omitted(): number {
		return this.total - this.headLength - Math.min(this.ringLength, keptBytes);
	}

	start(): Buffer {
		return this.head.subarray(0, this.headLength);
	}

	/** What was kept after `start()`. */
	end(): Buffer {
		if (!this.ring) return Buffer.alloc(0);
		if (this.ringLength <= keptBytes) return this.ring.subarray(0, this.ringLength);
		const oldest = this.ringLength % keptBytes;
		return Buffer.concat([this.ring.subarray(oldest), this.ring.subarray(0, oldest)]);
	}

	private pushHead(chunk: Buffer): void {
		const length = this.headLength + chunk.length;
		if (length > this.head.length) {
			const grown = Buffer.allocUnsafe(Math.min(keptBytes, Math.max(firstBytes, length * 2)));
			this.head.copy(grown, 0, 0, this.headLength);
			this.head = grown;
		}
		chunk.copy(this.head, this.headLength);
		this.headLength = length;
	}

	private pushRing(chunk: Buffer): void {
		this.ring ??= Buffer.allocUnsafe(keptBytes);
		for (let rest = chunk; rest.length > 0;) {
			const copied = rest.copy(this.ring, this.ringLength % keptBytes);
			this.ringLength += copied;
			rest = rest.subarray(copied);
		}
	}
}
