import path from 'node:path';
import type { Fence, MarkdownDocument } from '../../../markdown/document.ts';
import { sourceOffset } from '../../../markdown/document.ts';
import { inlineCommands } from '../../../markdown/inlineCommands.ts';
import type { InlineCommand } from '../../../markdown/inlineCommands.ts';
import type { ShellCommand } from '../../../shell/command.ts';
import { consoleOffset, splitConsole } from '../../../shell/console/splitConsole.ts';
import { createShellSession } from '../../../shell/session.ts';
import type { ShellSession } from '../../../shell/session.ts';

/** One command of a document with its place in the source. */
export interface PlacedCommand {
	command: ShellCommand;
	/** Directory relative to where its text starts, or absolute; undefined where unknown. */
	cwd: string | undefined;
	/** The source offset of an offset in the shell text. */
	locate(offset: number): number;
	text: ShellText;
}

/** A fence or an inline code that holds commands. */
export interface ShellText {
	kind: 'fence' | 'inline';
	/** Source offset of its start. */
	start: number;
	source: string;
	/** What stands after the fence's language. */
	meta: string;
	commands: PlacedCommand[];
	/** The reader's terminal was on another machine, or in an unknown place, when this text began. */
	carriedAway: boolean;
	/** Directory in which the texts before this one left the reader's terminal. */
	carried: string | undefined;
}

/** Reads every shell text of a document in order, as one session and each on its own. */
export function readShellTexts(document: MarkdownDocument): ShellText[] {
	const session = createShellSession();
	const texts: ShellText[] = [];
	for (const block of document.blocks) {
		if (block.type === 'fence' && block.holds !== 'other') texts.push(readFence(block, session));
	}
	for (const code of document.inlineCode) {
		texts.push(...inlineCommands(code, document.source).map(readInline));
	}
	return texts;
}

interface Piece {
	text: string;
	locate(offset: number): number;
}

function readFence(fence: Fence, session: ShellSession): ShellText {
	const pieces =
		fence.holds === 'console'
			? consolePieces(fence)
			: [{ text: fence.content, locate: (offset: number) => sourceOffset(fence, offset) }];
	const text: ShellText = {
		kind: 'fence',
		start: fence.range.start.offset,
		source: fence.content,
		meta: fence.meta,
		commands: [],
		carriedAway: false,
		carried: undefined,
	};
	const alone = readAlone();
	let start: { carried: ShellCommand | undefined } | undefined;
	for (const piece of pieces) {
		const carried = session.parse(piece.text).commands;
		start ??= { carried: carried[0] };
		const origin = start.carried;
		text.commands.push(...place(piece, text, origin, carried, alone(piece.text)));
	}
	text.carriedAway =
		start?.carried?.location.type === 'elsewhere' || (start?.carried !== undefined && start.carried.cwd === undefined);
	text.carried = start?.carried?.cwd;
	return text;
}

/** Reads pieces in a session of their own, once the commands of one are asked for. */
function readAlone(): (piece: string) => () => ShellCommand[] {
	const pending: string[] = [];
	let session: ShellSession | undefined;
	return (piece) => {
		pending.push(piece);
		return () => {
			session ??= createShellSession();
			return pending.splice(0).reduce<ShellCommand[]>((_, text) => session?.parse(text).commands ?? [], []);
		};
	};
}

/** Prefers the session's reading, which knows variables and functions, and counts its directory from the text's start. */
function place(
	piece: Piece,
	text: ShellText,
	origin: ShellCommand | undefined,
	carried: ShellCommand[],
	fresh: () => ShellCommand[],
): PlacedCommand[] {
	const start = origin?.location.type === 'local' ? origin.cwd : undefined;
	const relative = start !== undefined && !start.startsWith('/');
	const commands = relative ? carried : fresh();
	return commands.map((command) => ({
		command,
		cwd: relative ? fromStart(start, command.cwd) : command.cwd,
		locate: piece.locate,
		text,
	}));
}

function fromStart(start: string, cwd: string | undefined): string | undefined {
	if (cwd === undefined || cwd.startsWith('/')) return cwd;
	return path.posix.relative(path.posix.join('/', start), path.posix.join('/', cwd)) || '.';
}

function consolePieces(fence: Fence): Piece[] {
	return splitConsole(fence.content).map((entry) => ({
		text: entry.command,
		locate: (offset) => sourceOffset(fence, consoleOffset(entry, offset)),
	}));
}

function readInline({ text: source, code, locate }: InlineCommand): ShellText {
	const text: ShellText = {
		kind: 'inline',
		start: code.range.start.offset,
		source,
		meta: '',
		commands: [],
		carriedAway: false,
		carried: undefined,
	};
	const { commands } = createShellSession().parse(source);
	text.commands.push(...commands.map((command) => ({ command, cwd: command.cwd, locate, text })));
	return text;
}
