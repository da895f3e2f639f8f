import stringWidth from 'fast-string-width';
import type { Terminal } from './terminal.ts';

/** One line that says how far a long work is. */
export interface Progress {
	/** The work on this document begins; `done` are behind it. */
	start(done: number, path: string): void;
	/** Takes the line away; nothing is shown after it. */
	end(): void;
}

const delayMs = 1000;
const silent: Progress = { start: () => {}, end: () => {} };

/**
 * Shows `12/40 docs/x.mdx` on standard error once the work has taken a second, rewritten in place.
 * Silent where no person watches: no terminal, `CI` or `NO_COLOR` set.
 */
export function createProgress(total: number, { interactive, columns, env, err }: Terminal): Progress {
	const width = columns?.err;
	if (!interactive || width === undefined || env['CI'] || env['NO_COLOR']) return silent;
	let line = '';
	let shown = false;
	const show = (): void => {
		shown = true;
		err(`\r\u{1b}[2K${line}`);
	};
	const timer = setTimeout(show, delayMs);
	return {
		start(done, path) {
			line = fit(`${done + 1}/${total} `, path, width - 1);
			if (shown) show();
		},
		end() {
			clearTimeout(timer);
			if (shown) err('\r\u{1b}[2K');
			shown = false;
		},
	};
}

/** The end of a path says more than its beginning. */
function fit(count: string, path: string, width: number): string {
	const clean = path.replaceAll(/\p{Cc}/gu, '\u{fffd}');
	const room = width - count.length;
	if (stringWidth(clean) <= room) return count + clean;
	const letters = [...clean];
	while (letters.length > 0 && stringWidth(letters.join('')) > room - 1) letters.shift();
	return `${count}…${letters.join('')}`;
}
