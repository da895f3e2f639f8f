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

/** One simple command, already unwrapped from `sudo`, `env`, `timeout`, `bash -c` and the like. */
export interface ShellCommand {
	/** The command name and its arguments. */
	words: ShellWord[];
	assignments: { name: string; value: ShellWord | undefined }[];
	redirects: Redirect[];
	span: Span;
	/** Working directory relative to the session's start, or undefined where it can't be known. */
	cwd: string | undefined;
	location: Location;
	/** Names of the wrappers that were taken off, outermost first: `sudo`, `timeout`. */
	wrappers: string[];
	/** The command's name is a function or alias that the document defined before. */
	defined: boolean;
}

/** A place where the text is no valid shell. */
export interface ShellSyntaxError {
	message: string;
	span: Span;
}
