import type { InlineCode, MarkdownDocument } from '../../../markdown/document.ts';

const historical =
	/\b(?:remov\w+|delet\w+|deprecat\w+|no longer|renamed|moved|former(?:ly)?|previous(?:ly)?|was|were|used to|replac\w+|legacy|old|obsolete|missing|absent|does(?:n't| not) exist|not (?:yet )?(?:exist|present|implemented|created|committed|checked in|tracked)|gone|dropped|planned|proposed|future|todo|tbd|optional|if (?:present|it exists|you have)|will be|would|could|should (?:be|live|go)|may|might|instead of|rather than|never|upstream|deferred|local[- ]only|git-?ignored|untracked|new file|nuevo|neu|nouveau|novo|not in (?:the )?(?:repo|git))\b|→|->|=>/i;

/** “not `x`”, “there is no central `x`”. */
const denied = /\b(?:not|no|without)(?:\s+(?:an?|the|any|more|such|single|separate|central|dedicated|own|extra))*\s*$/i;
const madeBefore = /\b(?:generated|ignored|gitignored)\W{0,12}$/i;
const madeAfter = /^\W{0,6}(?:(?:is|are)\s+)?(?:auto-?|git-?)?(?:generated|ignored)\b/i;

/** The sentence says that what it names is gone, planned, or made by a run. */
export function speaksOfAbsence({ source }: MarkdownDocument, { range }: InlineCode): boolean {
	const before = source
		.slice(Math.max(0, range.start.offset - 160), range.start.offset)
		.replace(/^[\s\S]*(?:\n\s*\n|\n\s*[-*|+]\s|[.!?]\s)/, '');
	const after = source
		.slice(range.end.offset, range.end.offset + 160)
		.replace(/(?:\n\s*\n|\n\s*[-*|+]\s|[.!?](?:\s|$))[\s\S]*$/, '');
	return (
		historical.test(`${before} ${after}`) || denied.test(before) || madeBefore.test(before) || madeAfter.test(after)
	);
}

const placeholder = /\{\{[#/]?[\w-]+(?:\s[\w.-]+)?\}\}|(?<![\w$`{])\{[a-z]\w*_\w+\}/g;
const enoughPlaceholders = 3;
const templates = new WeakMap<MarkdownDocument, boolean>();

/** Prose with several gaps, `{module_name}` or `{{#if found}}`: what it names is made when it is filled in. */
export function isTemplateText(document: MarkdownDocument): boolean {
	const known = templates.get(document) ?? hasGaps(document);
	templates.set(document, known);
	return known;
}

function hasGaps({ blocks }: MarkdownDocument): boolean {
	const prose = blocks.flatMap((block) => (block.type === 'fence' ? [] : [block.text])).join('\n');
	return new Set([...prose.matchAll(placeholder)].map(([gap]) => gap)).size >= enoughPlaceholders;
}
