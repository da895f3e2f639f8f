import * as z from 'zod';
import type { Manner, Tool } from '../adapters/adapter.ts';
import { outputOf, probeHelp, type Help } from '../help/probeHelp.ts';
import { probeResultSchema, type ProbeResult } from '../probe/run.ts';

/**
 * The controlled experiment: a word that surely does not exist is put before the tool's own `--help`. Where the
 * tool's parser refuses it by name, the same refusal of another word is that parser's judgement on it.
 */
const rejectionSchema = z.object({
	outcome: z.enum(['rejected', 'accepted', 'indistinct', 'inconclusive']),
	witness: z.string(),
	/** The answer is the tool's help, word for word. */
	helped: z.boolean(),
	probe: z.array(z.string()),
});
export type Rejection = z.infer<typeof rejectionSchema>;

export type Question =
	| { about: 'flag'; flag: string; named?: string; context: readonly string[] }
	| { about: 'word'; word: string }
	| { about: 'value'; flag: string; value: string; joined: boolean };

const nonsense = 'zznonsense';
const controlLetter = '~';
const sentinel = `--${nonsense}`;
const environmental =
	/no such file|not found|can(?:no|')t|could not|unable|open|read|exist|permission|denied|resolve|connect|load|director|daemon|usage: /i;

/** `Could not parse number: many` tells of no file. */
const noNumber =
	/\b(?:pars(?:e|ing)|not an?) (?:\w+ )?(?:number|integer|float|numeric)|\bnot (?:an? )?(?:number|numeric|integer)/i;

/** A word that is looked for as a file is an operand. */
const missingFile = /no such file|ENOENT/i;

interface Trial {
	args: string[];
	/** The part of `args` that is on trial. */
	token: string;
}

function flagToken(written: string): string {
	const [, flag = written, value = ''] = /^([^=]+)(=.*)$/s.exec(written) ?? [];
	return `${nonsenseFlag(flag)}${value}`;
}

function nonsenseFlag(flag: string): string {
	if (flag.startsWith('+')) return `+${nonsense}`;
	if (flag.startsWith('--')) return `--${nonsense}`;
	return flag.length === 2 ? `-${controlLetter}` : `-${nonsense}`;
}

function trialOf(question: Question, token: string): Trial {
	if (question.about === 'flag') return { args: [...question.context, token], token };
	if (question.about === 'word') return { args: [token], token };
	const { flag, joined } = question;
	return { args: joined ? [`${flag}=${token}`] : [flag, token], token };
}

function subjectOf(question: Question): string {
	return question.about === 'flag' ? question.flag : question.about === 'word' ? question.word : question.value;
}

/** `--name=value` may be told as `-name=value`, `name=value`, and all of them without the value. */
function spellings(token: string): string[] {
	const whole = [token, token.replace(/^[-+]*/, '-'), token.replace(/^[-+]+/, '')];
	return [...whole, ...whole.map((spelling) => spelling.replace(/=.*$/s, ''))];
}

/** The line that starts as one of `refusals` does; a suggestion may follow. */
function findRefusal(said: string, starts: readonly string[]): string | undefined {
	return said.split('\n').find((line) => starts.some((start) => line.startsWith(start)));
}

/** What counts of a refusal: all up to the word, and the rest where too little stands before it. */
function telling(line: string, at: number, word: string): string {
	const before = line.slice(0, at).replace(/[^A-Za-z]/g, '');
	return before.length >= 6 ? line.slice(0, at + word.length + 1).trimEnd() : line.trimEnd().replace(/[.!]$/, '');
}

/** The lines with which the control was refused, with the other word in its place. */
function refusals(control: string, token: string, subject: string, help: string): string[] {
	const wanted = spellings(token).findIndex((spelling) => control.includes(spelling));
	if (wanted === -1) return [];
	const from = spellings(token)[wanted] ?? token;
	const to = spellings(subject)[wanted] ?? subject;
	const ordinary = new Set(help.split('\n'));
	const lines = control.split('\n').filter((line) => line.includes(from) && !ordinary.has(line));
	const told = to.startsWith('-') ? [to] : [...new Set([to, camelCase(to)])];
	return told.flatMap((name) => lines.map((line) => telling(line.replaceAll(from, name), line.indexOf(from), name)));
}

/** Parsers of Node programs tell `--output-dir` as `outputDir`. */
function camelCase(name: string): string {
	return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function firstLine(text: string): string {
	return (
		text
			.split('\n')
			.find((line) => line.trim() !== '')
			?.trim() ?? ''
	);
}

interface Answers {
	help: string;
	/** Whether that is a help at all, and no error. */
	known: boolean;
	control: ProbeResult;
	/** What the control got without the words before it. */
	alone: string;
	answer: ProbeResult;
	token: string;
	question: Question;
	ending: Manner['ending'];
}

const ambiguous = /\bambiguous\b/i;
const refusal =
	/\b(?:unknown|unrecogni[sz]ed|unexpected|undefined|illegal|no such|invalid (?:sub-?)?(?:command|option|flag|switch|argument)|not (?:a |an )?(?:known|valid|recogni[sz]ed|defined|understood|expected)|(?:wasn|isn)['’]t (?:recogni[sz]ed|expected|a )|is not an? .{0,20}(?:command|option)|(?:doesn['’]t|does not) exist|no help topic)\b/i;

/** Parsers have several ways to refuse a word: with a suggestion, or without one. */
function refusedOtherwise(said: string, subject: string): boolean {
	const first = said.split('\n').find((line) => line.trim() !== '') ?? '';
	return refusal.test(first) && new RegExp(`(?<![\\w-])${subject.replace(/[^\w]/g, '\\$&')}(?![\\w-])`).test(first);
}

/** What a parser says that names no word; a missing file or a wrong place is no complaint of the words. */
const complaint =
	/\b(?:usage|unknown|unrecogni[sz]ed|illegal|invalid|incorrect|bad|unexpected|options?|arguments?|syntax|help)\b/i;

/** Said of a flag that is known as well as of others. */
const wantsValue = /\b(?:missing|needs?|requires?|expects?|without) (?:a |an |its )?(?:value|argument|parameter)\b/i;

/** A program that begins to serve, where it refuses nonsense by name at once, has taken the word. */
function goesToWork(answer: ProbeResult, control: ProbeResult, token: string): boolean {
	const refusesNonsense = !control.timedOut && control.exitCode !== 0 && outputOf(control).includes(bareToken(token));
	return refusesNonsense && answer.timedOut;
}

function bareToken(token: string): string {
	return token.replace(/^[-+]+/, '').replace(/=.*$/s, '');
}

type Result = (outcome: Rejection['outcome'], witness?: string) => Rejection;

/** The parser has read the word where it complains of the sentinel behind it. */
function judgeBySentinel({ help, control, answer, token, question }: Answers, result: Result): Rejection {
	const said = outputOf(answer);
	const subjects = [subjectOf(question), ...(question.about === 'flag' && question.named ? [question.named] : [])];
	const refused = findRefusal(
		said,
		subjects.flatMap((name) => refusals(outputOf(control), token, name, help)),
	);
	if (refused !== undefined) return result('rejected', refused.trim());
	const passed = refusals(outputOf(control), token, nonsense, '').length > 0 && said.includes(nonsense);
	if (!passed && refusedOtherwise(said, subjectOf(question))) return result('rejected');
	return result(passed ? 'accepted' : 'inconclusive');
}

function judge({ help, known, control, alone, answer, token, question, ending }: Answers): Rejection {
	const said = outputOf(answer);
	const against = outputOf(control);
	const subject = subjectOf(question);
	const result: Result = (outcome, witness = firstLine(said)) => ({
		outcome,
		witness,
		helped: said === help,
		probe: answer.argv,
	});
	if (answer.timedOut || control.timedOut)
		return result(goesToWork(answer, control, token) ? 'accepted' : 'inconclusive');
	if (ending === 'sentinel')
		return judgeBySentinel({ help, known, control, alone, answer, token, question, ending }, result);
	const mirrored = against.replaceAll(token, subject);
	if (against === help || mirrored === help) {
		if (said === help || said === mirrored) return result('indistinct');
		return result(question.about === 'word' ? 'accepted' : 'inconclusive');
	}
	const named = question.about === 'flag' && question.named !== undefined ? [question.named] : [];
	const lines = [subject, ...named].flatMap((name) => refusals(against, token, name, help));
	const found = findRefusal(said, lines);
	// `>>> 'word'` only tells where it is wrong: what is wrong stands on another line.
	const complains = complaint.test(found?.replace(/(?<![\w-])--?\w[\w-]*/g, '') ?? '') || refusal.test(found ?? '');
	const placeOnly = found !== undefined && question.about === 'flag' && !complains;
	const refused = placeOnly && said !== against.replaceAll(bareToken(token), bareToken(subject)) ? undefined : found;
	if (refused !== undefined && question.about === 'flag' && wantsValue.test(refused)) return result('inconclusive');
	if (
		question.about === 'value' &&
		(refused === undefined || (environmental.test(refused) && !noNumber.test(refused)))
	) {
		return result(said === help ? 'accepted' : 'inconclusive');
	}
	if (question.about === 'word' && refused !== undefined && missingFile.test(refused)) return result('accepted');
	if (refused !== undefined && answer.exitCode === control.exitCode) return result('rejected', refused.trim());
	if (said === help) return result('accepted');
	if (question.about === 'flag' && ambiguous.test(firstLine(said))) return result('rejected');
	const refusedSo = lines.length > 0 && question.about === 'word' && answer.exitCode === control.exitCode;
	if (refusedSo && refusedOtherwise(said, subject)) return result('rejected');
	if (lines.length > 0) return result('accepted');
	const same = said === mirrored && against === alone && control.exitCode !== 0 && complaint.test(said);
	return result(same ? 'rejected' : 'inconclusive');
}

/** The parser bpaf shows its help whatever else stands there; without it, it refuses unknown options before anything is done. */
function readsHelpFirst(help: Help | undefined): boolean {
	const output = help?.output ?? '';
	return /^Available options:$/m.test(output) && /^\s+-h, --help\s+Prints help information$/m.test(output);
}

/** Asks the tool's own parser, in the sandbox, what it thinks of one word; its help follows, so that nothing is done. */
export async function askParser(tool: Tool, path: readonly string[], question: Question): Promise<Rejection> {
	if (!tool.sandboxed) {
		return { outcome: 'inconclusive', witness: 'without a sandbox only help is asked', helped: false, probe: [] };
	}
	const help = await probeHelp(tool, path);
	const ending = question.about === 'word' ? 'help' : readsHelpFirst(help) ? 'sentinel' : tool.manner.ending;
	const suffix = ending === 'sentinel' ? sentinel : (help?.suffix ?? tool.manner.suffixes[0] ?? '--help');
	const ask = async ({ args }: Trial): Promise<ProbeResult> => tool.ask([...path, ...args, suffix]);
	const token = question.about === 'flag' ? flagToken(question.flag) : nonsense;
	const key = `reject ${JSON.stringify([path, question])}`;
	return tool.memo.get(key, rejectionSchema, async () => {
		const control = await askControl(tool, path, trialOf(question, token), suffix);
		const plain =
			help && (help.suffix || ending === 'sentinel')
				? help.output
				: outputOf(await askControl(tool, path, { args: [], token: '' }, suffix));
		const answer = await ask(trialOf(question, subjectOf(question)));
		const alone = question.about === 'flag' ? await askControl(tool, path, { args: [token], token }, suffix) : control;
		return judge({
			help: plain,
			known: help !== undefined,
			control,
			alone: outputOf(alone),
			answer,
			token,
			question,
			ending,
		});
	});
}

function askControl(tool: Tool, path: readonly string[], trial: Trial, suffix: string): Promise<ProbeResult> {
	const args = [...path, ...trial.args, suffix];
	return tool.memo.get(`control ${JSON.stringify(args)}`, probeResultSchema, () => tool.ask(args));
}
