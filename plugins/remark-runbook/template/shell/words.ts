import { wordReader } from './evaluators.ts';
import { commandsFrame, push, type CommandsFrame, type Lexer } from './lexer.ts';
import { reportAt } from './problems.ts';

const leading = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '{', '!', 'time', 'coproc']);
const closing = new Set(['fi', 'done', '}', 'for', 'select', 'function']);
const declaring = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);
const arithmeticOperator = /^-(?:eq|ne|lt|le|gt|ge)$/;
const assignment = /^(?:\w|\{\{[\w-]+\}\})+(?:\[[^\]\n]*\])?\+?=/;

/** In `[[ … ]]` a word such as `-e` or a part of a regular expression has a meaning that quotes take away. */
export const besideOf = (frame: CommandsFrame) =>
	frame.pattern || frame.grammar === 'conditional' ? ('pattern' as const) : undefined;

export function startWord(lexer: Lexer, frame: CommandsFrame): void {
	if (frame.wordStart !== undefined) return;
	frame.wordStart = lexer.position;
	frame.plain = true;
	frame.beside = besideOf(frame);
	frame.previousPlaceholders = frame.wordPlaceholders;
	frame.wordPlaceholders = [];
}

/** Ends the word at hand, if there is one, and learns from it what the next one can be. */
export function endWord(lexer: Lexer, frame: CommandsFrame): void {
	if (frame.wordStart === undefined) return;
	const source = lexer.text.slice(frame.wordStart, lexer.position);
	const word = frame.plain && frame.wordPlaceholders.length === 0 ? source : '';
	frame.wordStart = undefined;
	if (frame.redirect) frame.redirect = false;
	else if (frame.grammar === 'conditional') endConditionalWord(lexer, frame, word);
	else if (frame.grammar === 'commands' && !endCaseWord(frame, word)) endCommandWord(lexer, frame, word, source);
}

/** Starts a new command: after a newline, `;`, `&` and the like. */
export function endCommand(lexer: Lexer, frame: CommandsFrame): void {
	endWord(lexer, frame);
	frame.stage = 'start';
	frame.words = [];
	frame.redirect = false;
}

/** `case WORD in PATTERN) … ;; esac`; says whether the word belongs to that frame of words. */
function endCaseWord(frame: CommandsFrame, word: string): boolean {
	const stage = frame.cases.at(-1);
	if (stage === 'subject') frame.cases.splice(-1, 1, 'in');
	else if (stage === 'in') frame.cases.splice(-1, 1, 'pattern');
	else if (word === 'esac' && (stage === 'pattern' || (stage === 'body' && frame.stage === 'start'))) {
		frame.cases.pop();
		frame.stage = 'arguments';
	} else return stage === 'pattern';
	return true;
}

function endCommandWord(lexer: Lexer, frame: CommandsFrame, word: string, source: string): void {
	if (frame.stage === 'start') {
		if (word === 'case') frame.cases.push('subject');
		if (word === 'case' || leading.has(word)) return;
		if (assignment.test(source)) return reportAssignment(lexer, frame, source);
		frame.stage = 'arguments';
		if (closing.has(word)) return;
		if (word === '[[') push(lexer, commandsFrame({ grammar: 'conditional', closer: ']]', pending: frame.pending }));
	} else if (declaring.has(frame.words[0] ?? '') && assignment.test(source)) reportAssignment(lexer, frame, source);
	markEvaluated(frame);
	frame.words.push(word);
}

/** Reports the placeholders left of the `=`. */
function reportAssignment(lexer: Lexer, frame: CommandsFrame, source: string): void {
	const equals = lexer.position - source.length + (/[=[]/.exec(source)?.index ?? 0);
	for (const found of frame.wordPlaceholders.filter(({ offset }) => offset < equals)) {
		lexer.placeholders.splice(lexer.placeholders.indexOf(found), 1);
		reportAt(lexer, found.offset, found.name, found.length, 'assignment');
	}
}

function markEvaluated(frame: CommandsFrame, reader = wordReader): void {
	const evaluatedBy = frame.wordPlaceholders.length > 0 ? reader(frame.words) : undefined;
	if (evaluatedBy === undefined) return;
	for (const found of frame.wordPlaceholders) found.context = { ...found.context, evaluatedBy } as typeof found.context;
}

function endConditionalWord(lexer: Lexer, frame: CommandsFrame, word: string): void {
	if (word === ']]') lexer.frames.pop();
	if (frame.words.at(-1) === '-v') markEvaluated(frame, () => '[[ -v');
	frame.words = [word];
	if (frame.arithmetic) makeArithmetic(frame.wordPlaceholders);
	if (arithmeticOperator.test(word)) makeArithmetic(frame.previousPlaceholders);
	frame.arithmetic = arithmeticOperator.test(word);
	frame.pattern = word === '=~';
}

/** Operands of `-eq` are evaluated as expressions, whatever their quotes. */
function makeArithmetic(placeholders: CommandsFrame['wordPlaceholders']): void {
	for (const placeholder of placeholders) placeholder.context = { type: 'arithmetic' };
}
