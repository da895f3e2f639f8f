import { parse } from 'unbash';
import type { Command, CommandArgument, HereDoc, Redirected, Redirection, Word } from 'unbash';
import type { InputSource, Redirect, ShellCommand, ShellWord, Span } from '../command.ts';
import type { SessionState } from '../state.ts';
import { assignmentAsWord, readSingleWord, readWord } from '../words/readWord.ts';
import { applyBuiltin, setVariable } from './builtins.ts';
import { maximumDepth } from './frame.ts';
import type { Frame } from './frame.ts';
import { walkSubstitutions } from './nested.ts';
import { startInner } from './inner.ts';

/** Records a simple command, what it starts, and what it changes in the session. */
export function walkCommand(node: Command, frame: Frame): void {
	walkSubstitutions(node, frame);
	const { state, source } = frame;
	const assignments = readAssignments(node, frame);
	const words = expandAlias([...(node.name ? [node.name] : []), ...node.args], frame);
	const heredoc = node.redirects.find((redirect): redirect is HereDoc => redirect.type === 'HereDoc');
	const command: ShellCommand = {
		words,
		wrapped: undefined,
		assignments,
		redirects: readRedirects(node.redirects, frame),
		span: source.span(node.pos, node.end),
		...placeOf(words, state),
		wrappers: frame.wrappers,
		defined: state.functions.has(words[0]?.text ?? ''),
		mayBeDefined: state.mayDefine,
		pipeline: frame.pipeline,
		input: inputOf(node.redirects, frame.input),
		background: frame.background,
		...heredocOf(heredoc, frame),
	};
	if (words.length === 0) {
		for (const { name, value } of assignments) setVariable(name, value, state);
		if (assignments.length === 0 && command.redirects.length === 0) return;
	}
	startInner(command, frame, heredoc);
	applyBuiltin(words, state);
	callFunction(words, frame);
}

function heredocOf(heredoc: HereDoc | undefined, { source }: Frame): Pick<ShellCommand, 'heredoc'> {
	if (!heredoc) return {};
	const { body, delimiter } = heredoc;
	const text = source.original.slice(body.pos, body.end);
	const known = delimiter?.quoted === true || !/[$`\\]/.test(text);
	return { heredoc: { text, span: source.span(body.pos, body.end), known } };
}

/** Inside `docker exec -it x bash` nobody types `docker`: such a line is the reader's own machine again. */
function placeOf(words: readonly ShellWord[], state: SessionState): Pick<ShellCommand, 'cwd' | 'location'> {
	const isOutside = state.outside !== undefined && state.outside.tool === words[0]?.text;
	const { cwd, location } = isOutside && state.outside ? state.outside : state;
	return { cwd, location };
}

/** Records the redirects of a compound command, which write files like any other. */
export function emitRedirects(node: Redirected, frame: Frame): void {
	const redirects = readRedirects(node.redirects, frame);
	const [first] = node.redirects;
	if (redirects.length === 0 || !first) return;
	frame.out.commands.push({
		words: [],
		wrapped: undefined,
		assignments: [],
		redirects,
		span: frame.source.span(first.pos, node.end),
		cwd: frame.state.cwd,
		location: frame.state.location,
		wrappers: frame.wrappers,
		defined: false,
		mayBeDefined: frame.state.mayDefine,
		pipeline: frame.pipeline,
		input: frame.input,
		background: frame.background,
	});
}

function readAssignments(node: Command, frame: Frame): ShellCommand['assignments'] {
	return node.prefix.flatMap((part) => {
		if (part.type !== 'Assignment') return [];
		const plain = part.value.type === 'Word' && !part.index && !part.append;
		const value =
			plain && part.value.type === 'Word' ? readSingleWord(part.value, frame.source, frame.state) : undefined;
		return [{ name: part.name, value }];
	});
}

function readRedirects(redirections: readonly Redirection[], frame: Frame): Redirect[] {
	return redirections.flatMap((redirect) => {
		if (redirect.type !== 'Redirect' || !redirect.target) return [];
		return [{ operator: redirect.operator, target: readSingleWord(redirect.target, frame.source, frame.state) }];
	});
}

function inputOf(redirections: readonly Redirection[], inherited: InputSource): InputSource {
	const last = redirections.findLast((redirect) => ['<', '<>', '<<', '<<-', '<<<'].includes(redirect.operator));
	if (!last) return inherited;
	return last.type === 'Redirect' ? 'file' : 'heredoc';
}

/** The words of a command; an alias that the document defined gives way to its words. */
function expandAlias(args: readonly CommandArgument[], frame: Frame): ShellWord[] {
	const words = args.flatMap((arg) => readArgument(arg, frame));
	const [first] = words;
	const body = first && first.known ? frame.state.aliases.get(first.text) : undefined;
	if (!first || body === undefined) return words;
	return [...aliasWords(body, first, frame.state), ...words.slice(1)];
}

function readArgument(arg: CommandArgument, frame: Frame): ShellWord[] {
	if (arg.type === 'Assignment') return [assignmentAsWord(arg, frame.source, frame.state)];
	return readWord(arg, frame.source, frame.state);
}

/** An alias with more than one simple command in it is left as it is. */
function aliasWords(body: string, place: Pick<ShellWord, 'source' | 'span'>, state: SessionState): ShellWord[] {
	const [statement, ...others] = parse(body).commands;
	const command = statement?.command;
	if (command?.type !== 'Command' || others.length > 0 || !command.name) {
		return [{ ...place, text: body, known: false, knownPrefix: '', placeholder: false }];
	}
	const source = { original: body, masked: body, span: (): Span => place.span };
	const words = [command.name, ...command.suffix.filter((part): part is Word => part.type === 'Word')];
	return words.flatMap((word) => readWord(word, source, state)).map((word) => ({ ...word, source: place.source }));
}

/** A call of a function that the document defined changes the session as its body does. */
function callFunction(words: readonly ShellWord[], frame: Frame): void {
	const name = words[0]?.text ?? '';
	const called = frame.state.functions.get(name);
	if (!called || frame.depth >= maximumDepth || frame.calls.left <= 0) return;
	frame.calls.left -= 1;
	const silent = { commands: [], errors: [], foreign: [] };
	const inner: Frame = { ...frame, source: called.source, out: silent, substitutions: false, depth: frame.depth + 1 };
	const { node } = called;
	const body = node.body.type === 'CompoundList' ? node.body.commands : [];
	const statement = { type: 'Statement', pos: node.pos, end: node.end, background: undefined } as const;
	if (node.body.type === 'CompoundList') inner.walkScript({ commands: body }, inner);
	else inner.walkScript({ commands: [{ ...statement, command: node.body }] }, inner);
}
