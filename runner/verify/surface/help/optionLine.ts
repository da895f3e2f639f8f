import type { Option } from '../model/surface.ts';
import { describedChoices, isQuantity, valueOf, type Value } from './metavar.ts';

interface Spec extends Value {
	names: string[];
	/** Where the description starts. */
	end: number;
}

const spelling = /(?:-{1,2}|\+)(?:\[no-?\]|\(no-\)|<no->)?[A-Za-z0-9?@#%:!$][\w.:?+-]*/y;
const shortened = /\[([a-z-]{2,})\](?![\w=])/y;
const attached =
	/=\[[-+]\][A-Za-z]\w*|=\[[^\]]*\]|\[=?[^\]]*\]|=?<[^>]*>|=?\{[^}]*\}|=\([^)]*\)|=(?:"[^"]*"|'[^']*')|=[\w.+-]+(?:\|[\w.+?][\w.+?-]*)+|=[^\s,|\]]*/y;
const separator =
	/\s*(?:,|\||\/|\bor\b)\s*(?=-|\[-)|(?<=^-\w|^--[\w-]+)\s{1,2}(?=-{1,2}[A-Za-z0-9?])|\s{2,}(?=--[A-Za-z][\w-]*(?:\[?=\S+| [A-Z]\S*)?\s{2,})/y;
const spaced =
	/ (<[^>]*>|\[[^\]]*\]|\{[^}]*\}|\([^)]*\|[^)]*\)|"[^"]*"|'[^']*'|[A-Z]x[A-Z]|[A-Z][A-Z0-9_]*(?:[-|./:,=+][A-Za-z0-9_<>[\]]+)*)(?:\.{2,3})?(?=$|[\s,|:;.\]])/y;
const lowercase = / ([a-z][\w|./:=<>[\]+?-]*|\w[\w.]*(?:\|[\w.?]+)+)(?:\.\.\.)?(?=$|\s{2,}|\s*,\s*-|\s*\|\s*-|\s+:\s)/y;
const twoLowercase = / ([a-z][\w./:-]*) ([a-z][\w./:-]*)(?=$|\s{2,})/y;

/** `--dir -d, <dir>`: the value behind all names. */
const behindComma = /, (<[^>]+>)(?=\s{2,})/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

/** `--[no-]verify` names both forms. */
function spellings(found: string): string[] {
	const negation = /^(--?|\+)(?:\[(no-?)\]|\((no-)\)|<(no-)>)(.*)$/.exec(found);
	if (!negation) return [found.replace(/(?<=\w)[.:]+$/, '')];
	const [, dashes = '', square, round, angled, rest = ''] = negation;
	return [`${dashes}${rest}`, `${dashes}${square ?? round ?? angled}${rest}`];
}

const placeholder = /^(?:PATH|DIR|FILE|NAME|NUM|ARG|VALUE|LEVEL|STRING|TYPE|SIZE|OPT|LIST)$/;

/** `-IPATH`, `-oFILE`: a letter with the name of its value. */
function withValue(found: string): { name: string; value: Value } | undefined {
	const [, letter = '', metavar = ''] = /^-([A-Za-z])([A-Z]{2,})$/.exec(found) ?? [];
	const told = metavar !== '' && (placeholder.test(metavar) || (/[a-z]/.test(letter) && metavar.length > 2));
	return told ? { name: `-${letter}`, value: valueOf(metavar, false) } : undefined;
}

function stronger(one: Value, other: Value): Value {
	const rank = { none: 0, unknown: 1, optional: 2, required: 3 };
	return rank[other.value] >= rank[one.value] ? { ...one, ...other } : one;
}

function readValue(text: string, at: number): { value: Value; end: number } {
	const close = matchAt(attached, text, at);
	if (close) return { value: valueOf(close[0], true), end: at + close[0].length };
	let end = at;
	let value: Value = { value: 'none' };
	let words = 0;
	for (let found = matchAt(spaced, text, end); found; found = matchAt(spaced, text, end)) {
		// `-e <event> [ -e <event> ... ]`: once more.
		if (/^\[ ?-/.test(found[1] ?? '')) break;
		value = stronger(value, valueOf(found[1] ?? '', false));
		end += found[0].length;
		words += 1;
	}
	if (words > 1) return { value: { value: 'unknown' }, end };
	if (words === 1) return { value, end };
	const pair = matchAt(twoLowercase, text, at);
	if (pair && pair[0].length < 16)
		return { value: { value: 'required', words: { min: 2, max: 2 } }, end: at + pair[0].length };
	const word = matchAt(lowercase, text, at);
	return word ? { value: valueOf(word[1] ?? '', false), end: at + word[0].length } : { value, end };
}

/** `-u, -U NUM`: two letters of which only the second has a value are two options. */
function earlierShort({ names, value }: Spec, found: Value): boolean {
	const letters = names.length === 2 && names.every((name) => name.length === 2);
	return letters && value === 'none' && found.value !== 'none';
}

/** Reads the names and value of an option at the start of a help line's text; undefined where there is none. */
export function readSpec(text: string): Spec | undefined {
	let at = text.startsWith('[-') ? 1 : 0;
	const spec: Spec = { names: [], value: 'none', end: 0 };
	for (;;) {
		const found = matchAt(spelling, text, at);
		if (!found) break;
		at += found[0].length;
		const lettered = withValue(found[0]);
		spec.names.push(...(lettered ? [lettered.name] : spellings(found[0])));
		if (lettered) Object.assign(spec, stronger(spec, lettered.value));
		const rest = /^-[a-zA-Z][\w-]*$/.test(found[0]) ? matchAt(shortened, text, at) : null;
		if (rest) {
			spec.names.push(`${found[0]}${rest[1]}`);
			spec.value = 'unknown';
			at += rest[0].length;
		}
		const { value, end } = readValue(text, at);
		if (earlierShort(spec, value)) return { ...spec, names: spec.names.slice(0, -1), end };
		Object.assign(spec, stronger(spec, value));
		at = end;
		const next = matchAt(separator, text, at);
		spec.end = at;
		if (!next) break;
		at += next[0].length;
		if (text.startsWith('[-', at)) at += 1;
	}
	const late = matchAt(behindComma, text, at);
	if (late && spec.value === 'none') Object.assign(spec, valueOf(late[1] ?? '', false), { end: at + late[0].length });
	return spec.names.length === 0 ? undefined : spec;
}

const defaultWord =
	/\((?:default|defaults to)[:=]? (?!(?:true|false|on|off|yes|no|none|enabled|disabled|not)\b)[^)]+\)\s*$/i;

/** The types that yargs writes behind a description. What has a word for its default takes a value. */
function annotated(description: string): Pick<Option, 'value'> | undefined {
	const type = /\[(string|number|array|boolean|count|choices)(?:\]|: )/.exec(description)?.[1];
	if (type === undefined) return defaultWord.test(description) ? { value: 'unknown' } : undefined;
	return { value: type === 'boolean' || type === 'count' ? 'none' : 'required' };
}

const numberForDefault = /\bdefaults?(?: value)?(?: is| to)?[\s:=]{1,2}["'`[]?\d+(?:\.\d+)?(?![\w.:/-]*[A-Za-z:/])/i;

/** `--limit=100`, `--length <LEN>  … (default 32)`: a quantity, which a word hardly is. */
function hasNumberForDefault({ metavar = '' }: Value, description: string): boolean {
	return /^\d+(?:\.\d+)?$/.test(metavar) || (isQuantity(metavar) && numberForDefault.test(description));
}

/** Cobra and others say of an option that the command stops without it. */
const insisted = /(?:\(required\)|\[required\])\s*$/;

/** `-c [ --conf ] arg`, as Boost's program_options writes it. */
const boost = /^(-\w) \[ (--[\w-]+) \]/;

/** An option of a help table: `-n, --lines=NUM   print …`. A line of prose that begins with a dash is none. */
export function readOptionLine(line: string, following: string): Option | undefined {
	const text = line.trim().replace(boost, '$1, $2');
	if (!/^(?:-{1,2}[A-Za-z0-9?@#%:![(<]|\+\[?[a-z])/.test(text)) return undefined;
	const spec = readSpec(text);
	if (!spec) return undefined;
	const { names, end, ...value } = spec;
	if (names.every((name) => /^-[A-Z]{3,}$/.test(name))) return undefined;
	const rest = text.slice(end);
	const tight = rest !== '' && !/^(?:\s{2,}|\s*[:;,)\]]|\s+[-–—=] |\.\.\.)/.test(rest);
	const description = `${rest} ${following}`;
	const typed = value.value === 'none' ? annotated(description) : undefined;
	const loose = tight && value.value === 'none' && { value: 'unknown' as const };
	const takesValue = value.value !== 'none' || typed?.value === 'required';
	const listed = value.choices || !takesValue ? undefined : describedChoices(description);
	const required = insisted.test(description) && { required: true };
	const counted = !value.choices && hasNumberForDefault(value, description) && { counted: true };
	return { names: [...new Set(names)], ...value, ...loose, ...typed, ...listed, ...required, ...counted };
}
