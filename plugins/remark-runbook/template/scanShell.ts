import { createTemplate, type TemplateScan } from './scanText.ts';
import { stepCommands } from './shell/commands.ts';
import { stepArithmetic, stepBacktick, stepParameter } from './shell/expansions.ts';
import { leaveHeredoc, stepHeredoc } from './shell/heredoc.ts';
import { commandsFrame, pop, type Frame, type Lexer } from './shell/lexer.ts';
import { stepDouble } from './shell/quotes.ts';
import { endWord } from './shell/words.ts';

/** The placeholders of a bash text with the quoting that each stands in; never throws, whatever the text. */
export function scanShell(text: string): TemplateScan {
	const lexer: Lexer = {
		text,
		position: 0,
		end: text.length,
		frames: [commandsFrame({})],
		doubleQuotes: 0,
		heredocs: 0,
		placeholders: [],
		escapes: [],
		problems: [],
	};
	let top = lexer.frames.at(-1);
	while (top && lexer.position < text.length) {
		if (lexer.position >= lexer.end) leaveInnermostHeredoc(lexer);
		else step(lexer, top);
		top = lexer.frames.at(-1);
	}
	for (const frame of lexer.frames) if (frame.type === 'commands') endWord(lexer, frame);
	return { template: createTemplate(text, lexer), problems: lexer.problems };
}

function step(lexer: Lexer, frame: Frame): void {
	if (frame.type === 'commands') stepCommands(lexer, frame);
	else if (frame.type === 'double') stepDouble(lexer);
	else if (frame.type === 'heredoc') stepHeredoc(lexer, frame);
	else if (frame.type === 'parameter') stepParameter(lexer, frame);
	else if (frame.type === 'arithmetic') stepArithmetic(lexer, frame);
	else stepBacktick(lexer);
}

function leaveInnermostHeredoc(lexer: Lexer): void {
	for (let frame = lexer.frames.at(-1); frame; frame = lexer.frames.at(-1)) {
		if (frame.type === 'commands') endWord(lexer, frame);
		pop(lexer);
		if (frame.type === 'heredoc') return leaveHeredoc(lexer, frame);
	}
}
