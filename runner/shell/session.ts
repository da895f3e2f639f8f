import { parse } from 'unbash';
import type { ParsedScript } from 'unbash';
import type { ForeignLines, Location, ParsedShell, ShellSyntaxError } from './command.ts';
import { cloneState, initialState } from './state.ts';
import type { SessionState } from './state.ts';
import { blank, findForeignLines, joinBlocks } from './text/foreignLines.ts';
import { sourceText } from './text/sourceText.ts';
import type { SourceText } from './text/sourceText.ts';
import { walkScript } from './walk/statements.ts';

/** A document's terminal: what one text sets (directory, variables, functions, aliases), the next one knows. */
export interface ShellSession {
	parse(text: string): ParsedShell;
	/** A session that starts as this one stands and changes nothing here. */
	fork(): ShellSession;
}

interface SessionOptions {
	/** Variables that are known from the start. */
	env?: Readonly<Record<string, string>>;
	/** Where its commands start, relative to the document's workspace or absolute. */
	cwd?: string;
	/** Where its commands run, if not on this machine. */
	location?: Location;
}

/** Opens a session; its working directory is `.` unless another is given. */
export function createShellSession(options: SessionOptions = {}): ShellSession {
	const state = { ...initialState(options.location), ...(options.cwd === undefined ? {} : { cwd: options.cwd }) };
	for (const [name, value] of Object.entries(options.env ?? {})) state.variables.set(name, value);
	return sessionOver(state);
}

function sessionOver(state: SessionState): ShellSession {
	return {
		parse: (text) => parseInto(text, state),
		fork: () => sessionOver(cloneState(state)),
	};
}

/** Reads one text. Commands after a syntax error are read as if the line with the error were not there. */
function parseInto(text: string, state: SessionState): ParsedShell {
	const source = sourceText(text);
	const { script, foreign, errors } = readScript(source);
	const out: ParsedShell = { commands: [], errors, foreign };
	walkScript(script, {
		source,
		state,
		out,
		wrappers: [],
		pipeline: { id: 0, index: 0, length: 1 },
		input: 'inherited',
		background: false,
		substitutions: true,
		depth: 0,
		calls: { left: 500 },
		lasting: state,
		walkScript,
	});
	if (state.outside) Object.assign(state, { ...state.outside, outside: undefined });
	out.commands.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
	return out;
}

interface ReadScript {
	script: ParsedScript;
	foreign: ForeignLines[];
	errors: ShellSyntaxError[];
}

const maximumRecoveries = 20;

/** Documents repeat commands, and each text is read by itself as well as after the texts before it. */
const scripts = new Map<string, ReadScript & { masked: string }>();
const maximumScripts = 5000;

function readScript(source: SourceText): ReadScript {
	const known = scripts.get(source.original);
	if (known) {
		source.masked = known.masked;
		return known;
	}
	const read = readNewScript(source);
	if (scripts.size >= maximumScripts) scripts.clear();
	scripts.set(source.original, { ...read, masked: source.masked });
	return read;
}

function readNewScript(source: SourceText): ReadScript {
	const foreign: ForeignLines[] = [];
	const errors: ShellSyntaxError[] = [];
	let script = parse(source.masked);
	for (let round = 0; round < maximumRecoveries; round += 1) {
		const lines = findForeignLines(script, source.masked);
		const [error] = script.errors ?? [];
		if (lines.length === 0 && !error) break;
		foreign.push(...lines);
		for (const found of lines) source.masked = blank(source.masked, found);
		if (lines.length === 0 && error) {
			if (errors.length === 0) errors.push({ message: error.message, span: tokenSpan(source.original, error.pos) });
			source.masked = blank(source.masked, { span: lineSpan(source.masked, error.pos) });
		}
		script = parse(source.masked);
	}
	return { script, foreign: joinBlocks(foreign, source.original), errors };
}

/** The token at an error, or the last one where the text ends too early. */
function tokenSpan(text: string, offset: number): ShellSyntaxError['span'] {
	const end = text.trimEnd().length;
	const last = /(?:[^\s\w]|\w+)$/.exec(text.slice(0, end));
	if (offset >= end) return { start: last?.index ?? 0, end: Math.max(end, 1) };
	const token = /^(?:[^\s\w]|\w+)/.exec(text.slice(offset));
	return { start: offset, end: offset + Math.max(1, token?.[0].length ?? 1) };
}

function lineSpan(text: string, offset: number): ShellSyntaxError['span'] {
	const at = Math.min(offset, Math.max(0, text.trimEnd().length - 1));
	const end = text.indexOf('\n', at);
	return { start: text.lastIndexOf('\n', at - 1) + 1, end: end === -1 ? text.length : end };
}
