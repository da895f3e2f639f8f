import type { Colors } from '../colors.ts';

/** What a text for the terminal is written on. */
export interface Paper {
	colors: Colors;
	/** Width in columns. */
	columns: number;
}
