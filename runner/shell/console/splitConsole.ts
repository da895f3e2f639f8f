import type { Span } from '../command.ts';

/** One command of a console transcript, and the answer that is shown below it. */
export interface ConsoleEntry {
	/** The command without its prompts, as long as `span` of the transcript less the prompts of its further lines. */
	command: string;
	/** Where each line of the command stands in the transcript. */
	lines: Span[];
	output: string;
}

const decorated = String.raw`(?:[\w.-]+@[\w.-]+(?:[: ][^$#%\n]*)?|\[[^\]\n]+\]|[\w./~-]+:[\w./~-]*)\s?`;
const environment = String.raw`^\s*(?:\([\w.-]+\)\s+)?`;
const dollarPrompt = new RegExp(String.raw`${environment}(?:${decorated})?[$%❯]\s+(?=\S)`);
const rootPrompt = new RegExp(String.raw`${environment}(?:${decorated})?#\s+(?=\S)`);
const decoratedRootPrompt = new RegExp(String.raw`${environment}${decorated}#\s+(?=\S)`);
const continuationPrompt = /^\s*>\s(?=\s*\S)/;

/** Splits a transcript at its prompts: `$ `, `user@host:~$ `, `# ` where no `$ ` is used, `> ` for further lines. */
export function splitConsole(text: string): ConsoleEntry[] {
	const lines = linesOf(text);
	const prompt = promptOf(lines.map((line) => line.text));
	const entries: ConsoleEntry[] = [];
	let open = false;
	for (const line of lines) {
		const prompted = prompt(line.text);
		const entry = entries.at(-1);
		if (prompted > 0) {
			entries.push({ command: line.text.slice(prompted), lines: [from(line, prompted)], output: '' });
			open = isUnfinished(line.text);
		} else if (entry && open) {
			const skipped = continuationPrompt.exec(line.text)?.[0].length ?? 0;
			entry.command += `\n${line.text.slice(skipped)}`;
			entry.lines.push(from(line, skipped));
			open = isUnfinished(line.text) || closesHeredocLater(entry.command);
		} else if (entry) entry.output += `${line.text}\n`;
		if (prompted > 0 && entries.at(-1) && closesHeredocLater(line.text)) open = true;
	}
	return entries;
}

/** Maps an offset in an entry's command to the transcript. */
export function consoleOffset(entry: ConsoleEntry, offset: number): number {
	let rest = offset;
	for (const line of entry.lines) {
		const length = line.end - line.start;
		if (rest <= length) return line.start + rest;
		rest -= length + 1;
	}
	return entry.lines.at(-1)?.end ?? 0;
}

interface Line {
	text: string;
	start: number;
}

function linesOf(text: string): Line[] {
	let start = 0;
	return text.split('\n').map((line) => {
		const entry = { text: line, start };
		start += line.length + 1;
		return entry;
	});
}

function from(line: Line, skipped: number): Span {
	return { start: line.start + skipped, end: line.start + line.text.length };
}

/** The length of the prompt of a line, 0 for none. A `# ` is a comment where other lines have `$ `. */
function promptOf(lines: readonly string[]): (line: string) => number {
	const hasDollar = lines.some((line) => dollarPrompt.test(line));
	return (line) => {
		const match = dollarPrompt.exec(line) ?? decoratedRootPrompt.exec(line) ?? (hasDollar ? null : rootCommand(line));
		return match?.[0].length ?? 0;
	};
}

/** `# systemctl restart x` is root's prompt, `# Restart the service` a comment. */
function rootCommand(line: string): RegExpExecArray | null {
	const match = rootPrompt.exec(line);
	return match && /^[a-z./~$]/.test(line.slice(match[0].length)) ? match : null;
}

function isUnfinished(line: string): boolean {
	return /(?:\\|\||&&|\|\|)\s*$/.test(line);
}

/** Whether a here-document is open at the end of the text. */
function closesHeredocLater(command: string): boolean {
	const [first = '', ...others] = command.split('\n');
	const delimiter = /<<-?\s*(['"]?)([A-Za-z_]\w*)\1/.exec(first)?.[2];
	return delimiter !== undefined && !others.some((line) => line.trim() === delimiter);
}
