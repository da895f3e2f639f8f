import type { ParsedShell } from './command.ts';
import { createShellSession } from './session.ts';

/** Reads one shell text on its own: its commands with what they start, its first syntax error, lines of other languages. */
export function parseShell(text: string): ParsedShell {
	return createShellSession().parse(text);
}
