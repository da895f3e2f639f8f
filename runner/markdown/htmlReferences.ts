import type { Link, Fence } from './document.ts';
import type { Point } from '../../plugins/remark-runbook/language.ts';

const reference = /<(?:a|img|source|video|link)\b[^<>]*?\b(?:href|src)\s*=\s*(["'])([^"'<>{}\n]{1,500})\1/gi;
const anchor = /<[a-zA-Z][\w.]*\b[^<>]*?\s(?:id|name)\s*=\s*["']([^"'<>\n]{1,200})["']/g;
const headingId = /\{:?\s*(?:\.[\w-]+\s+)*#([\w.:-]+)[^}\n]*\}|\[\[([\w.:-]+)\]\]\s*$|\{\/\*\s*#([\w.:-]+)\s*\*\/\}/gm;
const wikiLink = /(?<![[\\!`$])!?\[\[([^[\]\n|]{1,200})(?:\|[^[\]\n]*)?\]\](?!\])/g;

/** Source text with the content of fences, comments and inline code blanked, offsets kept. */
export function blankCode(source: string, fences: Fence[], inline: { range: { start: Point; end: Point } }[]): string {
	const spans = [...fences, ...inline].map(({ range }) => range).toSorted((a, b) => a.start.offset - b.start.offset);
	let text = '';
	let last = 0;
	for (const { start, end } of spans) {
		if (start.offset < last) continue;
		text += source.slice(last, start.offset) + source.slice(start.offset, end.offset).replaceAll(/[^\n]/g, ' ');
		last = end.offset;
	}
	return (text + source.slice(last)).replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
}

/** Links of `<a href>`, `<img src>` and `[[wiki]]` form in text whose code is blanked. */
export function htmlLinks(text: string, pointAt: (offset: number) => Point): Link[] {
	const html = [...text.matchAll(reference)].map((match) => link('html', match[2] ?? '', match, pointAt));
	const wiki = [...text.matchAll(wikiLink)].map((match) => link('wiki', match[1] ?? '', match, pointAt));
	return [...html, ...wiki];
}

function link(kind: Link['kind'], url: string, match: RegExpExecArray, pointAt: (offset: number) => Point): Link {
	const at = match.index + Math.max(0, match[0].indexOf(url));
	return { kind, url, range: { start: pointAt(at), end: pointAt(at + url.length) } };
}

/** Ids set by `{#id}` after a heading, `{/* #id *\/}`, `id="…"` or `<a name="…">`. */
export function explicitAnchors(text: string): string[] {
	const html = [...text.matchAll(anchor)].map((match) => match[1] ?? '');
	const own = [...text.matchAll(headingId)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
	return [...html, ...own].filter((id) => id !== '');
}
