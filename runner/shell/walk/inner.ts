import { parse } from 'unbash';
import type { HereDoc } from 'unbash';
import type { ShellCommand, ShellWord } from '../command.ts';
import { cloneState, initialState } from '../state.ts';
import type { SessionState } from '../state.ts';
import { innerText } from '../text/sourceText.ts';
import type { SourceText } from '../text/sourceText.ts';
import { unknownWord } from '../words/readWord.ts';
import { unwrap } from '../wrappers/unwrap.ts';
import type { Started } from '../wrappers/unwrap.ts';
import { maximumDepth } from './frame.ts';
import type { Frame } from './frame.ts';

/** Records a command and, where it is a wrapper, all that it starts. */
export function startInner(command: ShellCommand, frame: Frame, heredoc: HereDoc | undefined): void {
	const started = frame.depth < maximumDepth ? unwrap(command.words) : undefined;
	const wrapped = started && started.type !== 'session' ? started.index : undefined;
	frame.out.commands.push({ ...command, wrapped });
	if (!started) return;
	const inner = innerFrame(command, started, frame);
	if (started.type === 'words') startWords(command, started, inner, heredoc);
	else if (started.type === 'script') startScript(command.words.slice(started.index), inner);
	else if (heredoc) readHeredoc(heredoc, inner);
	else takeOver(command, inner, frame.lasting);
}

function innerFrame(command: ShellCommand, started: Started, frame: Frame): Frame {
	const name = command.words[0]?.text.replace(/^.*\//, '') ?? '';
	const state = started.location ? initialState(started.location) : cloneState(frame.state);
	const wrappers = [...frame.wrappers, started.location?.type === 'elsewhere' ? started.location.through : name];
	return { ...frame, state, wrappers, depth: frame.depth + 1 };
}

function startWords(command: ShellCommand, started: Started, frame: Frame, heredoc: HereDoc | undefined): void {
	const words = command.words.slice(started.index, started.end).map((word) => replaceIn(word, started.replaces));
	const first = words[0];
	if (!first) return;
	const end = words.at(-1)?.span.end ?? command.span.end;
	const appended = started.appends ? [{ ...unknownWord('', { start: end, end }), text: '' }] : [];
	const inner: ShellCommand = {
		...command,
		words: [...words, ...appended],
		assignments: [],
		redirects: [],
		span: { start: first.span.start, end },
		cwd: frame.state.cwd,
		location: frame.state.location,
		wrappers: frame.wrappers,
		defined: false,
		mayBeDefined: frame.state.mayDefine,
		input: started.appends || started.replaces !== undefined ? 'file' : command.input,
	};
	startInner(inner, frame, heredoc);
}

/** A word that holds `{}` is known only when the wrapper fills it. */
function replaceIn(word: ShellWord, replaced: string | undefined): ShellWord {
	const at = replaced === undefined ? -1 : word.text.indexOf(replaced);
	return at === -1 ? word : { ...word, known: false, knownPrefix: word.text.slice(0, at) };
}

/** Reads `bash -c '…'`: one word is a text of its own, several are a command whose words are known. */
function startScript(words: readonly ShellWord[], frame: Frame): void {
	const [word, ...others] = words;
	if (!word) return;
	const isText = others.length === 0 || /[\s;|&<>]/.test(word.text);
	const inner = isText ? wordAsText(word, frame.source) : joinedText(words, frame.source);
	readText(inner, { ...frame, substitutions: !word.source.startsWith('"') && frame.substitutions });
}

/** The text of one word; its places are exact where the quotes hold no escapes. */
function wordAsText(word: ShellWord, outer: SourceText): SourceText {
	const quoted = /^(["'])([\s\S]*)\1$/.exec(word.source);
	const content = quoted?.[2];
	const isPlain = content !== undefined && !content.includes('\\') && !content.includes(quoted?.[1] ?? '"');
	if (!isPlain) return innerText(outer, word.text, word.span, undefined);
	return { ...innerText(outer, content, word.span, undefined), span: shift(word.span.start + 1) };
}

/** Several words that a program joins with blanks: `ssh host cd /srv \&\& ls`. */
function joinedText(words: readonly ShellWord[], outer: SourceText): SourceText {
	const first = words[0]?.span.start ?? 0;
	const end = words.at(-1)?.span.end ?? first;
	return innerText(outer, words.map((word) => word.text).join(' '), { start: first, end }, undefined);
}

function shift(offset: number): SourceText['span'] {
	return (start, end) => ({ start: start + offset, end: end + offset });
}

function readHeredoc(heredoc: HereDoc, frame: Frame): void {
	const { body, delimiter } = heredoc;
	const text = frame.source.original.slice(body.pos, body.end);
	const source = innerText(frame.source, text, frame.source.span(body.pos, body.end), body.pos);
	readText(source, { ...frame, substitutions: delimiter?.quoted === true && frame.substitutions });
}

function readText(source: SourceText, frame: Frame): void {
	const script = parse(source.masked);
	const [error] = script.errors ?? [];
	if (error) frame.out.errors.push({ message: error.message, span: source.span(error.pos, error.pos + 1) });
	frame.walkScript(script, { ...frame, source, input: 'inherited', background: false, lasting: undefined });
}

/** `ssh host` alone: the lines that follow are typed there, until `exit`. */
function takeOver(command: ShellCommand, inner: Frame, state: SessionState | undefined): void {
	if (!state || command.input !== 'inherited' || command.pipeline.length > 1) return;
	const { location } = inner.state;
	const isSubshell = location.type === 'local' && /^(?:ba|z|da|k|a)?sh$/.test(command.words[0]?.text ?? '');
	const tool = location.type === 'elsewhere' ? (location.through.split(' ')[0] ?? '') : '';
	state.outside ??= { cwd: state.cwd, location: state.location, tool };
	state.location = location;
	state.cwd = isSubshell ? inner.state.cwd : undefined;
}
