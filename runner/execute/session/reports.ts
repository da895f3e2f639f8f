import type { ShellState } from './state.ts';

interface ReportHandlers {
	/** The command is done: its exit status, while the rest of the report may still be on its way. */
	onStatus(status: number): void;
	onState(state: ShellState): void;
	/** The shell is ending: its last state, from its EXIT trap. */
	onExit(state: ShellState): void;
}

/** Bytes that may stand before a report are not ours (a command wrote to the descriptor) and are dropped beyond this. */
const strayLimit = 64 * 1024;
const nonceReach = 1024;

export interface ReportReader {
	/** Starts to look for the report that carries this nonce. */
	expect(nonce: string): void;
	/** `chunk` is Latin-1 text, one character a byte. */
	push(chunk: string): void;
}

/** Fields of a report, each ended by a NUL: nonce, status, flags, umask and directory, variables, definitions, traps. */
const fieldCount = 7;

/** Finds reports in the bytes of a shell's report descriptor, each known by its nonce. */
export function createReportReader(exitNonce: string, handlers: ReportHandlers): ReportReader {
	let pending = '';
	let expected = '';
	let statusSeen = false;

	return {
		expect(nonce) {
			expected = nonce;
			statusSeen = false;
		},
		push(chunk) {
			pending += chunk;
			if (expected !== '') readReport(expected, true);
			readReport(exitNonce, false);
			if (pending.length > strayLimit && !pending.includes(expected)) pending = pending.slice(-nonceReach);
		},
	};

	function readReport(nonce: string, ofCommand: boolean): void {
		const start = pending.indexOf(`${nonce}\0`);
		if (start === -1) return;
		const fields = pending.slice(start).split('\0', fieldCount + 1);
		if (ofCommand && !statusSeen && fields.length > 2) {
			statusSeen = true;
			handlers.onStatus(Number(fields[1]));
		}
		if (fields.length <= fieldCount) return;
		pending = fields[fieldCount] ?? '';
		if (ofCommand) expected = '';
		if (ofCommand) handlers.onState(toState(fields));
		else handlers.onExit(toState(fields));
	}
}

function toState(fields: string[]): ShellState {
	const [, status = '', flags = '', place = '', variables = '', definitions = '', traps = ''] = fields;
	const separator = place.indexOf('\n');
	return {
		status: Number(status),
		flags,
		umask: place.slice(0, separator),
		cwd: Buffer.from(place.slice(separator + 1, -1), 'latin1').toString('utf8'),
		variables,
		definitions,
		traps,
	};
}
