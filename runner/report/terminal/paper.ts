import type { Terminal } from '../../cli/terminal.ts';

/** What a text for the terminal is written on. */
export interface Paper {
	colors: Terminal['colors'];
	/** Width in columns. */
	columns: number;
}
