/** A half-open span of the shell text, in UTF-16 code units. */
export interface Span {
	start: number;
	end: number;
}

/** One word of a command. `text` is dequoted; where `known` is false parts of it come from an expansion or a placeholder. */
export interface ShellWord {
	text: string;
	/** The source text of the word, quotes included. */
	source: string;
	span: Span;
	/** Whether `text` is the exact value that the command would receive. */
	known: boolean;
	/** The text up to the first unknown part; equals `text` where all is known. */
	knownPrefix: string;
	/** Whether the word holds a placeholder: `<name>`, `{{name}}`, `YOUR_…`, `…`. */
	placeholder: boolean;
}

export interface Redirect {
	operator: string;
	target: ShellWord;
}

/** Where a command runs: here, or on another machine, container or user environment. */
export type Location = { type: 'local' } | { type: 'elsewhere'; through: string; where: string };

/** Where a command's input comes from: `heredoc` is also `<<<`. */
export type InputSource = 'inherited' | 'pipe' | 'file' | 'heredoc';

/**
 * One simple command. A wrapper (`sudo`, `docker exec`, `bash -c`) is a command itself, with all its words, and is
 * followed by the commands that it starts; those have its name in `wrappers`.
 */
export interface ShellCommand {
	/** The command name and its arguments; empty for assignments or redirects alone. */
	words: ShellWord[];
	/** Index of the first word that belongs to the command that this wrapper starts; undefined for no wrapper. */
	wrapped: number | undefined;
	assignments: { name: string; value: ShellWord | undefined }[];
	redirects: Redirect[];
	span: Span;
	/** Working directory relative to the session's start, or absolute, or undefined where it can't be known. */
	cwd: string | undefined;
	location: Location;
	/** Names of the wrappers that start this command, outermost first: `sudo`, `timeout`. */
	wrappers: string[];
	/** The command's name is a function that the document defined before. */
	defined: boolean;
	/** A `source`, `eval` or change of `PATH` before this command may have brought its name. */
	mayBeDefined: boolean;
	/** The pipeline that it stands in: `id` is shared by its members, `index` counts from 0. */
	pipeline: { id: number; index: number; length: number };
	input: InputSource;
	/** The text of its heredoc; `known` where the shell leaves it as it is. */
	heredoc?: { text: string; span: Span; known: boolean };
	/** It is started with `&` and does not hold up the next one. */
	background: boolean;
}

/** A place where the text is no valid shell. */
export interface ShellSyntaxError {
	message: string;
	span: Span;
}

/** Lines that another program reads, met where a command should stand. */
export interface ForeignLines {
	language: 'sql' | 'promql' | 'yaml' | 'dockerfile' | 'output';
	span: Span;
}

/** What one shell text says; `errors` has at most one entry a cause. */
export interface ParsedShell {
	commands: ShellCommand[];
	errors: ShellSyntaxError[];
	foreign: ForeignLines[];
}
