import type { Tool } from '../adapters/adapter.ts';
import { probeHelp } from '../help/probeHelp.ts';
import { manPages, relatedPages } from '../man/manPage.ts';
import type { Finding } from '../match/finding.ts';
import type { Surface } from '../model/surface.ts';
import { exactSurface, grammarHas, isMentioned, optionNames, pathText, type CommandNode } from '../model/node.ts';
import {
	certain,
	dismissed,
	likely,
	parserEvidence,
	substantial,
	surfaceEvidence,
	undecided,
	type Confirmation,
} from './confirmation.ts';
import { isSettingOf } from './inProgram.ts';
import { optionLetters } from './optionLetters.ts';
import { helpWitness, manWitness, secondWitness } from './otherWitness.ts';
import { isPartOf, isSlip } from '../report/suggest.ts';
import { takenBeforeCommand } from './beforeCommand.ts';
import { takenBehindCommand } from './behindCommand.ts';
import { askParser, type Rejection } from './rejection.ts';
import { stoppedBefore } from './stoppedBefore.ts';

/** The words before a flag that may be repeated in a probe: no paths, nothing unknown. */
function contextOf({ before }: Finding): string[] {
	const plain = before.map(({ known, text }) => (known && /^[\w@%+,=:-]*$/.test(text) ? text : 'zzoperand'));
	return plain.slice(-12);
}

async function askFlag(tool: Tool, finding: Finding): Promise<Rejection> {
	const { node, text, whole } = finding;
	const ask = (flag: string, context: string[]): Promise<Rejection> =>
		askParser(tool, node.path, { about: 'flag', flag, context, ...(flag !== text && { named: text }) });
	const alone = await ask(text, []);
	if (alone.outcome !== 'rejected') return alone;
	if (whole !== undefined) {
		const asWritten = await ask(whole, []);
		if (asWritten.outcome === 'accepted') return asWritten;
	}
	const context = contextOf(finding);
	if (context.length === 0) return alone;
	const behind = await ask(text, context);
	// A context that stops the parser for another reason says nothing, where no operand may hand the words on.
	const stopped = behind.outcome === 'inconclusive' && !finding.behindOperand;
	if (stopped && (await stoppedBefore(tool, node.path, context, text))) return alone;
	return behind.outcome === 'rejected' ? behind : { ...behind, outcome: 'accepted' };
}

function bare(flag: string): string {
	return flag.replace(/^[-+]+/, '');
}

const refusing =
	/\b(?:syntax|unknown|unrecogni[sz]ed|unsupported|unexpected|undefined|ambiguous|invalid|illegal|incorrect|bad|wrong|not|no|isn['’]t|doesn['’]t|wasn['’]t|can['’]?t|cannot|options?|arguments?|arg|params?|parameters?|flags?|switch|usage|error|fail(?:ed|ure)?|extra|garbage|extraneous|unparsed)\b/i;

/** A refusal that does not name the flag, or only repeats the words, may meet any word there: an option that is known must fare better. */
async function refusesAll(tool: Tool, { node, text }: Finding, { witness }: Rejection): Promise<boolean> {
	const complains = refusing.test(witness.replace(/(?<![\w-])-{1,2}\w[\w-]*/g, ''));
	if (complains && witness.includes(bare(text))) return false;
	const own = node.surfaces.flatMap(({ options }) => options.filter(({ value }) => value === 'none'));
	const names = own.flatMap((option) => option.names).filter((name) => !/^--?(?:h|help|v|version)$/i.test(name));
	const known = names.find((name) => (name.length === 2) === (text.length === 2)) ?? names[0];
	if (known === undefined) return !complains;
	const contrast = await askParser(tool, node.path, { about: 'flag', flag: known, context: [] });
	return contrast.outcome === 'rejected' && !contrast.witness.includes(bare(known));
}

/** A parser that was asked for help may read its words differently: its own help text then speaks against it. */
async function shownByOwnHelp(tool: Tool, { node, text }: Finding): Promise<boolean> {
	const shown = node.surfaces.some(({ mentions }) => mentions.includes(text));
	if (!shown || !text.startsWith('--')) return false;
	const above = node.path.length > 0 ? await probeHelp(tool, node.path.slice(0, -1)) : undefined;
	return !above?.surface.mentions.includes(text);
}

/** Behind a word that may name a command, whose options a manual of the whole tool need not list. */
function mayBelongToCommand({ executable }: Tool, { before }: Finding): boolean {
	const [page] = manPages(executable, []);
	const named = before.some(({ text }) => /^[a-z][\w-]*$/.test(text));
	return named && /\b(?:sub-?)?commands?\b/i.test(page?.text.slice(0, 4000) ?? '');
}

/** A help with fewer options for all its commands has hardly told theirs. */
const fewOptions = 6;

const strictMarkers = new Set(['cobra', 'go-flag', 'hashicorp-cli', 'clap', 'glib']);

/** Compiled programs whose parser is not known may be told the beginning of an option, as with getopt_long. */
function mayShorten({ facts }: Tool, node: CommandNode): boolean {
	const unknownParser = facts.kind === 'binary' && !facts.markers.some((marker) => strictMarkers.has(marker));
	return unknownParser || grammarHas(node, 'abbreviations');
}

/** `tool [options] [task...]`: what stands behind a task is often the task's own. */
function isForTask(finding: Finding): boolean {
	const { node, behindOperand } = finding;
	const runsTasks = node.surfaces.some(({ text }) => /[\s[<](?:tasks?|targets?|goals?|recipes?)\b/i.test(text));
	return behindOperand === true && runsTasks && !isSlip(finding);
}

/** The tool's parser could not be asked: two other witnesses must agree for more than a warning. */
async function byOtherWitnesses(tool: Tool, finding: Finding): Promise<Confirmation> {
	const { node, text, whole } = finding;
	const [first] = node.surfaces;
	if (first && isMentioned(node, text)) return dismissed(surfaceEvidence(tool, first));
	const longer = mayShorten(tool, node) ? optionNames(node).find((name) => name.startsWith(text)) : undefined;
	if (text.startsWith('--') && longer) return undecided(`${text} may be short for ${longer}`);
	if (isForTask(finding)) return undecided(`${text} may belong to what \`${pathText(node)}\` runs`);
	const byManual = node.surfaces.length > 0 && node.surfaces.every(({ layer }) => layer === 'man');
	// `-HUP` is one word of a program that reads signals before it asks getopt.
	const letters = whole === undefined ? await optionLetters(tool, node, text) : undefined;
	if (letters?.has) return dismissed(letters.evidence);
	const other =
		letters ??
		(byManual ? undefined : manWitness(tool, node, text)) ??
		(await helpWitness(tool, node, text)) ??
		(await secondWitness(tool, node, text, optionNames(node)));
	if (other?.has) return dismissed(other.evidence);
	if (byManual && mayBelongToCommand(tool, finding)) return undecided(`\`${tool.executable.name}\` shows no help here`);
	const help = substantial(node);
	if (!help) return undecided(`${pathText(node)} has no help that lists its options`);
	if (help.partial && !other) return undecided(`the help of ${pathText(node)} does not list all its options`);
	const complete = other?.evidence.layer === 'binary' || other?.evidence.layer === 'source';
	if (help.repeated && (!complete || help.options.length < fewOptions))
		return undecided(`the help does not tell the options of ${pathText(node)}`);
	if (help.partial && !complete) return likely(surfaceEvidence(tool, help));
	if (other) return certain(surfaceEvidence(tool, help), other.evidence);
	const alone = whole === undefined || text.startsWith('--');
	if (await isSettingOf(tool, text, optionNames(node)))
		return undecided(`${tool.executable.name} has a setting of the name ${text}`);
	return alone ? likely(surfaceEvidence(tool, help)) : undecided(`${text} is not in the help of ${pathText(node)}`);
}

/** A script may try a second parser where its first one fails: its manual then names what that one takes. */
function byExactList(tool: Tool, { node, text }: Finding, exact: Surface): Confirmation {
	const pages = node.path.length === 0 ? [...manPages(tool.executable, []), ...relatedPages(tool.executable)] : [];
	const page = pages.find(({ flags }) => flags.has(text));
	if (page) return undecided(`${page.file} names ${text}, and ${exact.text} does not`);
	return certain(surfaceEvidence(tool, exact));
}

/** One slip from an option of the tool's, refused before the operands and let through behind them, as a task's own. */
async function slippedBehind(tool: Tool, finding: Finding): Promise<Confirmation | undefined> {
	const { node, text, behindOperand } = finding;
	if (!behindOperand || !text.startsWith('--') || !isSlip(finding)) return undefined;
	const alone = await askParser(tool, node.path, { about: 'flag', flag: text, context: [] });
	return alone.outcome === 'rejected' ? likely(parserEvidence(tool, alone)) : undefined;
}

/** What is no slip may be an option that a plugin of the project brings, but where it is nearly one of the tool's. */
function notOfPlugin(tool: Tool, finding: Finding): Confirmation {
	const [told] = finding.node.surfaces;
	if (told && isPartOf(finding)) return likely(surfaceEvidence(tool, told));
	return undecided(`a plugin of \`${tool.executable.name}\` may bring \`${finding.text}\``);
}

/** What stands where a value may stand is none only if the parser refuses it right there, by name. */
async function refusedInPlace(tool: Tool, finding: Finding): Promise<Confirmation> {
	const question = { about: 'flag' as const, flag: finding.text, context: contextOf(finding) };
	const parser = await askParser(tool, finding.node.path, question);
	const evidence = parserEvidence(tool, parser);
	const refused = parser.outcome === 'rejected' && !(await refusesAll(tool, finding, parser));
	return refused ? certain(evidence) : dismissed(evidence);
}

/** Whether a flag that no surface knows is surely wrong. */
export async function confirmFlag(tool: Tool, finding: Finding): Promise<Confirmation> {
	const exact = exactSurface(finding.node);
	if (finding.unsure) return exact ? dismissed() : refusedInPlace(tool, finding);
	const extensible = finding.node.surfaces.some((surface) => surface.extensible);
	if (extensible && !isSlip(finding)) return notOfPlugin(tool, finding);
	if (exact) return (await takenBehindCommand(tool, finding, exact)) ?? byExactList(tool, finding, exact);
	const before = await takenBeforeCommand(tool, finding);
	if (before) return before;
	const parser = await askFlag(tool, finding);
	if (parser.outcome === 'rejected' && (await shownByOwnHelp(tool, finding))) {
		return undecided(`its help names ${finding.text}, and its parser refuses it`);
	}
	if (parser.outcome === 'rejected' && !(await refusesAll(tool, finding, parser))) {
		return certain(parserEvidence(tool, parser));
	}
	if (parser.outcome === 'accepted')
		return (await slippedBehind(tool, finding)) ?? dismissed(parserEvidence(tool, parser));
	return byOtherWitnesses(tool, finding);
}

/** Whether an option that ends the command lacks its value. */
export async function confirmMissingValue(tool: Tool, { node, text }: Finding): Promise<Confirmation> {
	const exact = exactSurface(node);
	if (exact) return certain(surfaceEvidence(tool, exact));
	const help = substantial(node);
	const parser = await askParser(tool, node.path, { about: 'flag', flag: text, context: [] });
	if (!help || parser.outcome === 'rejected') return undecided('the option is not known');
	if (parser.helped) return dismissed(parserEvidence(tool, parser));
	const told = surfaceEvidence(tool, help);
	return parser.outcome === 'accepted' ? certain(told, parserEvidence(tool, parser)) : likely(told);
}
