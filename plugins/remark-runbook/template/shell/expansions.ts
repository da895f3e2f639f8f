import { commandsFrame, escape, pop, push, record, type Frame, type Lexer } from './lexer.ts';
import { report, reportAt } from './problems.ts';

type FrameOf<T extends Frame['type']> = Extract<Frame, { type: T }>;

const name = /\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9*@#?$!-])/y;
const foreign = /\$\{\{[^\n]*?\}\}/y;

function lengthOf(pattern: RegExp, lexer: Lexer): number {
	pattern.lastIndex = lexer.position;
	return pattern.exec(lexer.text)?.[0].length ?? 0;
}

/** Reads what starts with `$`, as far as it is the same in double quotes and outside. */
export function readDollar(lexer: Lexer, quoted: boolean): void {
	const { text, position } = lexer;
	const foreignLength = lengthOf(foreign, lexer);
	if (foreignLength > 0) lexer.position += foreignLength;
	else if (text.startsWith('$((', position) && endsArithmetic(lexer, position + 3)) {
		push(lexer, { type: 'arithmetic', opener: '(', closer: '))', depth: 0 });
		lexer.position += 3;
	} else if (text.startsWith('$(', position)) {
		push(lexer, commandsFrame({ closer: ')', substitution: true }));
		lexer.position += 2;
	} else if (text.startsWith('${', position)) {
		push(lexer, { type: 'parameter', quoted });
		lexer.position += 2;
	} else if (text.startsWith('$[', position)) {
		push(lexer, { type: 'arithmetic', opener: '[', closer: ']', depth: 0 });
		lexer.position += 2;
	} else lexer.position += lengthOf(name, lexer) || 1;
}

/** Characters that are searched for the end of an arithmetic expression. */
const lookAhead = 500;

/** Whether parentheses opened before an offset are closed by `))` together, as an arithmetic expression's are. */
export function endsArithmetic({ text, end }: Lexer, start: number): boolean {
	let depth = 0;
	for (let position = start; position < Math.min(end, start + lookAhead); position += 1) {
		const char = text[position];
		if (char === '\\') position += 1;
		else if (char === '(') depth += 1;
		else if (char === ')' && depth === 0) return text[position + 1] === ')';
		else if (char === ')') depth -= 1;
	}
	return false;
}

/** `${…}`: no value is exact in here, except in a command substitution. */
export function stepParameter(lexer: Lexer, frame: FrameOf<'parameter'>): void {
	if (report(lexer, 'parameter')) return;
	const char = lexer.text[lexer.position];
	if (char === '\\') return escape(lexer);
	if (char === '$') return readDollar(lexer, frame.quoted);
	if (char === '"') push(lexer, { type: 'double' });
	else if (char === '`') push(lexer, { type: 'backtick' });
	else if (char === '}') pop(lexer);
	else if (char === "'" && !frame.quoted) return skipSingleQuoted(lexer);
	lexer.position += 1;
}

function skipSingleQuoted(lexer: Lexer): void {
	lexer.position += 1;
	while (lexer.position < lexer.end && lexer.text[lexer.position] !== "'") {
		if (!report(lexer, 'parameter')) lexer.position += 1;
	}
	lexer.position += 1;
}

/** Backticks: what is in them is unescaped before it is read, so that no quoting is exact. */
export function stepBacktick(lexer: Lexer): void {
	if (report(lexer, 'backtick')) return;
	const char = lexer.text[lexer.position];
	if (char === '\\') return escape(lexer);
	if (char === '`') pop(lexer);
	lexer.position += 1;
}

/** `$((…))`, `((…))` and subscripts: whole numbers only, since bash evaluates texts that it finds in variables. */
export function stepArithmetic(lexer: Lexer, frame: FrameOf<'arithmetic'>): void {
	const { text, position } = lexer;
	const found = record(lexer, { type: 'arithmetic' });
	if (found) {
		const joined = /[\w.$#@}]/.test(text[position - 1] ?? '') || /[\w.#@{]/.test(text[lexer.position] ?? '');
		if (!joined) return;
		lexer.placeholders.pop();
		return reportAt(lexer, found.offset, found.name, found.length, 'joined');
	}
	const char = text[position];
	if (char === '\\') return escape(lexer);
	if (char === '$') return readDollar(lexer, true);
	if (char === '"') push(lexer, { type: 'double' });
	else if (char === '`') push(lexer, { type: 'backtick' });
	else if (char === frame.opener) frame.depth += 1;
	else if (char === frame.closer[0]) return closeArithmetic(lexer, frame);
	lexer.position += 1;
}

function closeArithmetic(lexer: Lexer, frame: FrameOf<'arithmetic'>): void {
	if (frame.depth > 0) {
		frame.depth -= 1;
		lexer.position += 1;
		return;
	}
	pop(lexer);
	lexer.position += lexer.text.startsWith(frame.closer, lexer.position) ? frame.closer.length : 1;
}
