/** What a shell says right after a command, in bash's own words; Latin-1, one character a byte. */
export interface Report {
	/** Exit status of the command, and `$-` after it. */
	status: number;
	flags: string;
	/** `trap -p`, with whatever a DEBUG trap printed around it. */
	traps: string;
}

interface ReportHandlers {
	onReport(report: Report): void;
	/** The shell is ending: the report of its EXIT trap. */
	onExit(report: Report): void;
}

export interface ReportReader {
	/** Starts to look for the report that carries this nonce. */
	expect(nonce: string): void;
	/** `chunk` is Latin-1 text, one character a byte. */
	push(chunk: string): void;
}

/** Bytes before a report are not ours: a command wrote to the descriptor. Beyond this they are dropped. */
const strayLimit = 64 * 1024;
const nonceReach = 64;

/** Finds reports in the bytes of a shell's report descriptor: nonce, status, flags and traps, each ended by a NUL. */
export function createReportReader(exitNonce: string, { onReport, onExit }: ReportHandlers): ReportReader {
	let pending = '';
	let expected: string | undefined;

	return {
		expect(nonce) {
			expected = nonce;
		},
		push(chunk) {
			pending += chunk;
			const report = expected === undefined ? undefined : take(expected);
			if (report) {
				expected = undefined;
				onReport(report);
			}
			const exit = take(exitNonce);
			if (exit) onExit(exit);
			if (pending.length > strayLimit) pending = pending.slice(-nonceReach);
		},
	};

	function take(nonce: string): Report | undefined {
		const start = pending.indexOf(`${nonce}\0`);
		if (start === -1) return undefined;
		const [, status, flags = '', traps = '', rest] = pending.slice(start).split('\0', 5);
		if (rest === undefined) return undefined;
		pending = pending.slice(start + nonce.length + `${status}${flags}${traps}`.length + 4);
		return { status: Number(status), flags, traps };
	}
}
