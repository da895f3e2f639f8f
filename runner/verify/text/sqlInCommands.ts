import type { ParsedShell, ShellCommand, ShellWord, Span } from '../../shell/command.ts';
import type { SqlFault } from '../../sql/grammar.ts';
import { ownWords, programName } from '../risk/pattern.ts';
import type { CommandProblem } from '../verdict.ts';

interface SqlText {
	text: string;
	/** Where an offset of it stands in the shell text; undefined where quotes were taken away between. */
	start: number | undefined;
	span: Span;
	engine: 'PostgreSQL' | 'SQLite';
}

/** SQL that `psql` and `sqlite3` get as an argument or from a heredoc, read by the grammar of their database. */
export async function findSqlFaults({ commands }: ParsedShell): Promise<CommandProblem[]> {
	const texts = commands.flatMap((command) => sqlOf(command)).filter(({ text }) => isReadable(text));
	const found: CommandProblem[] = [];
	for (const sql of texts) {
		const fault = await faultOf(sql);
		if (fault !== undefined) found.push(problemOf(sql, fault));
	}
	return found;
}

function sqlOf(command: ShellCommand): SqlText[] {
	const program = programName(command);
	if (program !== 'psql' && program !== 'sqlite3') return [];
	const engine = program === 'psql' ? 'PostgreSQL' : 'SQLite';
	const words = ownWords(command).slice(1);
	// A pooler's console is asked with psql, and has a language of its own.
	if (words.some(({ text }) => /bouncer|pgcat|odyssey|redshift|cockroach/i.test(text))) return [];
	const given = program === 'psql' ? afterOption(words) : words.filter(({ text }) => !text.startsWith('-')).slice(1);
	const args = given.filter(({ known, placeholder }) => known && !placeholder).map((word) => ofWord(word, engine));
	const { heredoc } = command;
	const piped = heredoc?.known === true && given.length === 0 ? [ofHeredoc(heredoc, engine)] : [];
	return [...args, ...piped];
}

/** Values of `-c` and `--command`, also behind other letters: `-tAc 'SELECT 1'`. */
function afterOption(words: readonly ShellWord[]): ShellWord[] {
	return words.flatMap((word, index) => {
		const next = words[index + 1];
		return /^(?:-[A-Za-z]*c|--command)$/.test(word.text) && next !== undefined ? [next] : [];
	});
}

function ofWord({ text, source, span }: ShellWord, engine: SqlText['engine']): SqlText {
	const inner = /^(["'])[\s\S]*\1$/.test(source) ? source.slice(1, -1) : source;
	const start = inner === text ? span.start + (inner === source ? 0 : 1) : undefined;
	return { text: withoutClient(text), start, span, engine };
}

function ofHeredoc({ text, span }: { text: string; span: Span }, engine: SqlText['engine']): SqlText {
	return { text: withoutClient(text), start: span.start, span, engine };
}

/** Blanks what the client reads itself, so that offsets stay: `\d`, `.tables`, `:name`. */
function withoutClient(text: string): string {
	return text
		.replaceAll(/^[\t ]*[\\.][^\n]*/gm, (line) => ' '.repeat(line.length))
		.replaceAll(/\\(?:g\w*|watch|crosstabview)\b[^\n]*/g, (end) => `;${' '.repeat(end.length - 1)}`)
		.replaceAll(/(?<![:\w\])]):(?=['"A-Za-z_])/g, ' ');
}

/** Examples with holes are no statements yet. */
function isReadable(text: string): boolean {
	return (
		text.trim() !== '' &&
		text.length < 100_000 &&
		!/\.\.\.|…|\{\{|<[A-Za-z][\w -]*>|\[[A-Za-z][\w -]*\]|=\s*\?|\bFROM\s+STDIN\b/i.test(text)
	);
}

async function faultOf({ text, engine }: SqlText): Promise<SqlFault | undefined> {
	if (engine === 'SQLite') return (await import('../../sql/sqliteGrammar.ts')).findSqliteFault(text);
	const { loadGrammar, parseStatements } = await import('../../sql/grammar.ts');
	await loadGrammar();
	const parsed = parseStatements(text);
	return 'fault' in parsed ? parsed.fault : undefined;
}

function problemOf({ text, start, span, engine }: SqlText, { message, offset }: SqlFault): CommandProblem {
	const at = Math.min(offset, Math.max(text.trimEnd().length - 1, 0));
	const word = /^[\w"']+/.exec(text.slice(at))?.[0].length ?? 1;
	return {
		ruleId: 'reference/sql-syntax',
		severity: 'error',
		message: `${engine} cannot read this: ${message}`,
		hint: 'Correct the statement here.',
		span: start === undefined ? span : { start: start + at, end: start + at + word },
		evidence: [{ layer: 'parse', witness: message, tool: engine }],
	};
}
