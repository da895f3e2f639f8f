import type { Option } from '../model/surface.ts';

const numericNames =
	/^(?:\+?-?(?:n|num|number|int|integer|int32|int64|uint|uint16|uint32|uint64|count|float|float64|seconds?|secs?|lines|cols|columns|depth|port|size)|\[\+\]num|max-procs|max-args|max-lines)$/i;
/** Names and shapes of quantities, which a word with no digit hardly is: `WxH`, `<percent>`, `0.5` as a default. */
const quantity =
	/^(?:[WwXx]|[WH]x[WH]|wxh|dim(?:ension)?s|len(?:gth)?|width|height|bytes|millis(?:econds)?|ms|msecs?|minutes?|mins?|hours?|days?|duration|interval|timeout|delay|percent(?:age)?|pct|ratio|factor|threshold|limit|max|min|threads|jobs|workers|retries|attempts|quality|digits|precision|rate|[+-]?\d+(?:\.\d+)?(?:ms|[smhkMG])?)$/i;
/** Items that stand for any text of a kind: `<file|directory|glob>`. */
const typeNames =
	/^(?:files?|dir(?:ectory)?|folder|path|glob|pattern|regexp?|names?|ids?|url|uri|host|address|string|value|text|key|expr(?:ession)?|module|package|command)$/i;
const item = /^[A-Za-z0-9][\w.+:-]*$/;

const fileName =
	/^(?:file|path|dir)(?:name)?(?:[._-]|$)|^(?:cfg|conf(?:ig)?|in|out|log|key|cert|img|src|dst)(?:file|dir|path)$/i;

/** `heur1,heur2,...`, `PKG,PKG..`: names for any number of values. */
function isSeries(items: readonly string[]): boolean {
	return new Set(items.map((part) => part.replace(/\d+$/, ''))).size === 1 && !/^\d/.test(items[0] ?? '');
}

/** The enumerated values of a metavar: `{json,yaml}`, `<a|b>`, `never|auto`. */
function choicesOf(metavar: string): string[] | undefined {
	const inner = metavar.replace(/^[[<({]+/, '').replace(/[\])}>]+$/, '');
	// `?` in such a list asks for the list.
	const items = inner
		.split(/[|,]/)
		.map((part) => part.trim().replace(/\.{2,}$/, ''))
		.filter((part) => part !== '?' && part !== '');
	if (items.length < 2 || !items.every((part) => item.test(part))) return undefined;
	const named = items.every((part) => /^[A-Z][A-Z0-9_-]*$/.test(part)) && !metavar.startsWith('{');
	const kinds = items.filter((part) => numericNames.test(part) || typeNames.test(part) || fileName.test(part)).length;
	return named || kinds > items.length / 4 || isSeries(items) ? undefined : items;
}

function isNumeric(metavar: string): boolean {
	return numericNames.test(bareName(metavar));
}

function bareName(metavar: string): string {
	return metavar
		.replace(/^\[[-+]\]/, '')
		.replace(/^[[<=(]+/, '')
		.replace(/[\]>)]+$/, '');
}

/** Whether a value with no digit in it is to be asked about. */
export function isQuantity(metavar: string): boolean {
	return numericNames.test(bareName(metavar)) || quantity.test(bareName(metavar));
}

/** Written by clap and yargs from the table that their parsers use. */
const generated = /\[(?:possible values|choices): ([^\]]+)\]/i;
const listed = [
	generated,
	/\((?:choose from|one of|choices|possible values|values?)[: ]+([^)]+)\)/i,
	/\b(?:one of|possible values(?: are)?|must be|choices|valid values(?: are)?)\s*:\s*[([]?([\w.+|,'"*/ -]+?)\)?(?:\.\s|\.?$|;|\)|\]| {2})/i,
	/\(((?:"?[\w.+-]+"?\s?\|\s?)+"?[\w.+-]+"?)[),]/,
	/\b(?:either|one of|values are) ((?:['"`]?[\w.+-]+['"`]?(?: \(default\))?, )+(?:or |and )?['"`]?[\w.+-]+['"`]?(?: or ['"`]?[\w.+-]+['"`]?)?)/i,
	/^[:\s]*((?:[\w.+-]+\/){2,}[\w.+-]+[,;]? default:? ['"`]?[\w.+-]+['"`]?)/i,
	/\(((?:[\w.+-]+\/)+[\w.+-]+[,;]? default:? ['"`]?[\w.+-]+['"`]?)\)/i,
	/^[:\s]*((?:[\w.+-]+(?: \(\w+\))? \| +){2,}[\w.+-]+)/,
	/\bsupports ((?:[\w.+-]+, )+(?:and|or) [\w.+-]+)[).]/,
];

/** The enumerated values that an option's description tells. */
export function describedChoices(description: string): Pick<Option, 'choices' | 'generated'> | undefined {
	for (const pattern of listed) {
		const match = pattern.exec(description);
		if (!match?.[1]) continue;
		const parts = match[1].split(/[|,/;]\s*|\s+or\s+|\s+(?=default:? )/).map((part) =>
			part
				.trim()
				.replace(/ \(\w+\)$/, '')
				.replace(/^(?:(?:or|and|default:?)\s+)?["'`*]?|["'`*.]$/g, ''),
		);
		if (parts.length < 2 || !parts.every((part) => item.test(part))) continue;
		return { choices: parts, ...(pattern === generated && { generated: true }) };
	}
	return undefined;
}

export type Value = Pick<Option, 'value' | 'choices' | 'numeric' | 'words' | 'metavar'>;

/** What a metavar says of an option's value. `attached` is one that follows the name with no space. */
export function valueOf(metavar: string, attached: boolean): Value {
	const bare = metavar.replace(/^\[?=/, '').replace(/[:,]$|\]$/, '');
	const bracketed = /^\[(?![-+]\])/.test(metavar);
	const boolean = /^(?:true|false)$/.test(bare);
	const choices = choicesOf(bare);
	const value = bracketed ? (attached ? 'optional' : 'unknown') : boolean ? 'optional' : 'required';
	return {
		value,
		metavar: bare,
		...(choices && !boolean && { choices }),
		...(isNumeric(bare) && { numeric: true }),
	};
}
