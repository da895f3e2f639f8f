import type { Data } from '../../plugins/remark-runbook/language.ts';

export type Key = string | number;
export type Path = readonly Key[];

/** A piece of a text and what comes in its place; offsets are UTF-16 code units. */
export interface TextEdit {
	start: number;
	end: number;
	text: string;
}

/** One thing to do to a file's structure, at a place that was found in its data. */
export type Operation =
	| { type: 'replace'; path: Path; value: Data }
	/** A new key of the map at `path`. */
	| { type: 'add'; path: Path; key: string; value: Data }
	/** A new entry of the list at `path`, before the entry `index` or at the end. */
	| { type: 'insert'; path: Path; index: number; value: Data }
	| { type: 'remove'; path: Path };

/** What a format can do. Both throw a `ConfigError`: `read` for what it can't parse, `edit` for what it can't do. */
export interface ConfigLanguage {
	/** The data of each of its documents; formats without documents have one. */
	read(text: string): Data[];
	/** The same as it is edited, where that differs: aliases as texts. */
	structure?(text: string): Data[];
	/** Whether all values are texts. */
	textOnly?: boolean;
	/** The edits that make the operation of one document of a text; all else stays byte for byte. */
	edit(text: string, document: number, operation: Operation): TextEdit[];
}

/** Why a text can't be read or changed; `offset` where the text itself is at fault. */
export class ConfigError extends Error {
	readonly offset: number | undefined;
	readonly hint: string | undefined;

	constructor(message: string, details: { offset?: number; hint?: string } = {}) {
		super(message);
		this.offset = details.offset;
		this.hint = details.hint;
	}
}
