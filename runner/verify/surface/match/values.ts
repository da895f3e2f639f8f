import { isQuantity } from '../help/metavar.ts';
import { findOption, optionNames } from '../model/node.ts';
import type { Option } from '../model/surface.ts';
import type { ShellWord } from '../../../shell/command.ts';
import { report, type Cursor } from './cursor.ts';

const wordy = /^[A-Za-z_][\w-]*$/;

const enumerable =
	/^<?(?:when|mode|format|fmt|type|level|style|method|kind|policy|algo(?:rithm)?|order|field|fields|word|sort|severity|strategy|signal|shell|output|lang(?:uage)?|encoding|theme)s?>?$/i;
const enumerableFlag = /(?:colou?r|format|level|type|mode|style|sort|output|method|order|policy|shell)$/;

/** Values that look like one of a fixed list, though the help may not show it. */
function looksEnumerable(option: Option, flag: string, value: string): boolean {
	if (!wordy.test(value) || option.choices || option.numeric) return false;
	return (
		enumerable.test(option.metavar ?? '') ||
		([flag, ...option.names].some((name) => enumerableFlag.test(name)) &&
			!/(?:^<?|[-_])(?:file|path|dir)(?!type|format)/i.test(option.metavar ?? ''))
	);
}

function isChoice(choices: readonly string[], value: string): boolean {
	return choices.some((choice) => choice.toLowerCase() === value.toLowerCase());
}

/** `jsonpath={.spec}`, `csv:header`: a choice that takes something itself. */
function isChoiceWithMore(choices: readonly string[], value: string): boolean {
	const [, choice] = /^([\w-]+)[=:]/.exec(value) ?? [];
	return choice !== undefined && isChoice(choices, choice);
}

/** `PING_BODY_LIMIT`, `COUNT`: documents name values so that the reader is to put in. */
function isStandIn(option: Option, value: string): boolean {
	const listed = option.choices?.some((choice) => /^[A-Z]/.test(choice)) ?? false;
	return !listed && (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) || (!option.choices && /^[A-Z]{1,12}$/.test(value)));
}

function isSuspicious(option: Option, flag: string, value: string): boolean {
	if (isStandIn(option, value)) return false;
	if (looksEnumerable(option, flag, value)) return true;
	const { choices } = option;
	if (choices) return !isChoiceWithMore(choices, value) && !value.split(',').every((part) => isChoice(choices, part));
	const counts = option.numeric === true || option.counted === true || isQuantity(option.metavar ?? '');
	return counts && (wordy.test(value) || !/\d/.test(value));
}

/** Metavars and defaults of Cobra's help that stand for any text. */
const freeText =
	/^(?:''|'\w+'|\[\]|strings?|string(?:Array|Slice)|list|map|names?|path|file(?:name)?|fields|expression|query|url|title|body|branch|text)$/;

/** Names of what a tool can't know beforehand: files, hosts, words of the reader's own. */
const ownName =
	/file|path|dir|name|str|te?xt|user|group|host|ur[il]|cmd|command|prog|pattern|reg|expr|key|id$|title|me?ss?a?ge?|label|tag|branch|db|base|table|dev|iface|interface|addr|sock|pass|token|secret|comment|fix$|date|time|val|arg|var|opt|spec|repo|package|pkg|module|class|query|macro|symbol|target|rule|section|zone|domain|commit|rev|locale|charset|encoding|font|image|host|port|node|service|unit|profile|plugin|driver|context|namespace|schema|field|column|attr|property|element|node|word|list/i;

/** A word for an option whose values the help gives no list of: its parser may have one. */
function isUntold({ choices, metavar, value }: Option, text: string): boolean {
	const asked = choices === undefined && metavar !== undefined && value !== 'unknown';
	return asked && /^[a-z]{3,}$/.test(text) && !ownName.test(metavar) && /^[[<=({]*[A-Za-z]{3,}/.test(metavar);
}

/** A value outside of the option's choices, or a word where a number belongs, becomes a suspicion. */
export function checkValue(cursor: Cursor, option: Option, flag: string, word: ShellWord, value: string): void {
	if (word.known && !freeText.test(option.metavar ?? '')) cursor.typedValues += 1;
	if (!word.known || value === '') return;
	const suspicious = isSuspicious(option, flag, value);
	if (!suspicious && !isUntold(option, value)) return;
	const unsure = !suspicious && { unsure: true };
	report(cursor, 'bad-value', word, { text: value, flag, option, candidates: option.choices ?? [], ...unsure });
}

/** `-e --no-such-thing name`: a mode before further options may look like an option with a value. */
function looksLikeOption({ node }: Cursor, { known, text }: ShellWord): boolean {
	return known && /^--[a-z][a-z-]+(?:=|$)/.test(text) && findOption(node, text.replace(/=.*$/s, '')) === undefined;
}

/** Takes the words that belong to an option whose value stands apart. */
export function takeValues(cursor: Cursor, option: Option, flag: string, word: ShellWord): void {
	if (option.value === 'none' || option.value === 'optional') return;
	const min = option.words?.min ?? 1;
	for (let taken = 0; taken < min; taken += 1) {
		const next = cursor.words[cursor.index];
		if (next === undefined) {
			if (option.value === 'required') report(cursor, 'missing-value', word, { text: flag, option });
			return;
		}
		if (option.value === 'unknown' && next.knownPrefix.startsWith('-')) return;
		cursor.index += 1;
		if (looksLikeOption(cursor, next)) {
			const text = next.text.replace(/=.*$/s, '');
			report(cursor, 'unknown-flag', next, { text, candidates: optionNames(cursor.node), unsure: true });
		} else if (option.value === 'required' && min === 1) checkValue(cursor, option, flag, next, next.text);
	}
	takeRest(cursor, option, flag, min);
	if (option.terminal) cursor.done = true;
}

function takeRest(cursor: Cursor, option: Option, flag: string, min: number): void {
	if (!option.words || option.words.max === min) return;
	const limit = option.words.max ?? Infinity;
	for (let taken = min; taken < limit; taken += 1) {
		const next = cursor.words[cursor.index];
		if (next === undefined || next.knownPrefix.startsWith('-')) return;
		cursor.index += 1;
		if (option.choices) checkValue(cursor, option, flag, next, next.text);
	}
}
