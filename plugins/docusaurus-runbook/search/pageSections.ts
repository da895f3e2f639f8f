import { Parser } from 'htmlparser2';

/** A part of a page below one heading; the first has no anchor. */
export interface PageSection {
	anchor: string;
	title: string;
	text: string;
}

const unread = new Set(['script', 'style', 'button', 'svg', 'nav', 'input', 'select', 'textarea', 'footer']);
const unreadClass = /\b(?:hash-link|theme-doc-toc-mobile|theme-doc-footer|theme-doc-version-badge)\b/;
const unreadData = [
	'data-runbook-inputs',
	'data-runbook-flow',
	'data-runbook-progress',
	'data-unsearched',
	'aria-hidden',
];
const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'kbd', 'mark', 's', 'span', 'strong', 'sub', 'sup']);
const heading = /^h[1-6]$/;

/** What a built page says, heading by heading: its article, without what only serves to find one's way or to act. */
export function pageSections(html: string): PageSection[] {
	const reader = new SectionReader();
	const parser = new Parser({
		onopentag: (name, attributes) => reader.open(name, attributes),
		ontext: (text) => reader.text(text),
		onclosetag: (name) => reader.close(name),
	});
	parser.end(contentOf(html));
	return reader.sections.map(({ anchor, title, text }) => ({ anchor, title: tidy(title), text: tidy(text) }));
}

/** Sidebars hold most of a page's markup, so only what may be content is parsed. */
function contentOf(html: string): string {
	for (const element of ['article', 'main']) {
		const start = html.indexOf(`<${element}`);
		const end = html.lastIndexOf(`</${element}>`);
		if (start !== -1 && end > start) return html.slice(start, end);
	}
	return '';
}

function tidy(text: string): string {
	return text.replaceAll(/\s+/g, ' ').trim();
}

class SectionReader {
	readonly sections: PageSection[] = [{ anchor: '', title: '', text: '' }];
	#depth = 0;
	/** Depth of the element that is passed over, with all in it. */
	#passed: number | undefined;
	#inHeading = false;

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		this.#depth += 1;
		if (this.#passed !== undefined) return;
		if (isUnread(name, attributes)) this.#passed = this.#depth;
		else if (heading.test(name)) this.#openHeading(attributes['id']);
		else if (!inline.has(name)) this.text(' ');
	}

	#openHeading(id: string | undefined): void {
		this.#inHeading = true;
		if (id !== undefined && (this.sections.length > 1 || this.#current.title !== '')) {
			this.sections.push({ anchor: id, title: '', text: '' });
		}
	}

	text(text: string): void {
		if (this.#passed !== undefined) return;
		if (this.#inHeading) this.#current.title += text;
		else this.#current.text += text;
	}

	close(name: string): void {
		if (this.#passed === this.#depth) this.#passed = undefined;
		this.#depth -= 1;
		if (heading.test(name)) this.#inHeading = false;
		else if (!inline.has(name)) this.text(' ');
	}

	get #current(): PageSection {
		const last = this.sections.at(-1);
		if (!last) throw new Error('a page has a first section');
		return last;
	}
}

function isUnread(name: string, attributes: Readonly<Record<string, string>>): boolean {
	return (
		unread.has(name) ||
		unreadData.some((attribute) => attribute in attributes) ||
		unreadClass.test(attributes['class'] ?? '')
	);
}
