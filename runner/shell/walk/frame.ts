import type { Script } from 'unbash';
import type { InputSource, ParsedShell } from '../command.ts';
import type { SessionState } from '../state.ts';
import type { SourceText } from '../text/sourceText.ts';

/** Where the walk stands: the text, what the session knows there, and what surrounds the command. */
export interface Frame {
	source: SourceText;
	state: SessionState;
	/** Where findings go. */
	out: ParsedShell;
	wrappers: string[];
	pipeline: { id: number; index: number; length: number };
	input: InputSource;
	background: boolean;
	/** Whether `$(…)` in words is still to be walked: not where an outer text was walked already. */
	substitutions: boolean;
	/** Shell texts inside shell texts, and functions that call themselves, end at a limit. */
	depth: number;
	/** Calls of the document's functions that are still followed: functions that call functions grow without end. */
	calls: { left: number };
	/** The session whose changes reach the lines that follow; undefined in subshells, branches and inner texts. */
	lasting: SessionState | undefined;
	/** Walks a parsed script; handed down so that the files of the walk need not import each other in a circle. */
	walkScript(script: Pick<Script, 'commands'>, frame: Frame): void;
}

/** Nested shell texts beyond this depth are left unread. */
export const maximumDepth = 16;
