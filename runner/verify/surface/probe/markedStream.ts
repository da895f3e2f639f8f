import { capture } from './limits.ts';

/** What a shell says when a probe has ended. */
interface Ending {
	exitCode: number;
	/** Whether the sandbox is as it was before. */
	fresh: boolean;
}

/** The output of one probe up to the mark that follows it. */
export interface MarkedStream {
	/** Whether there is still room. */
	add(chunk: Buffer): boolean;
	ending(): Ending | undefined;
	/** Without the mark. */
	text(): string;
}

/** Longer than any exit code and state. */
const behindMark = 16;

export function readToMark(mark: string, limit: number): MarkedStream {
	const reach = mark.length + behindMark;
	const stream = capture(limit + reach);
	const pattern = new RegExp(`${mark} (\\d+) (fresh|used)\\n$`);
	let tail = '';
	return {
		add(chunk) {
			tail = (tail + chunk.subarray(-reach).toString('latin1')).slice(-reach);
			return stream.add(chunk);
		},
		ending() {
			const [, code, state] = pattern.exec(tail) ?? [];
			return code === undefined ? undefined : { exitCode: Number(code), fresh: state === 'fresh' };
		},
		text() {
			const bytes = stream.bytes();
			const length = pattern.exec(tail)?.[0].length ?? 0;
			return bytes.subarray(0, Math.min(limit, bytes.length - length)).toString('utf8');
		},
	};
}
