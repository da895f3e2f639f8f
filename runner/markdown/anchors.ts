import type { MarkdownDocument } from './document.ts';

/** Letters, marks, numbers, `_`, `-` and spaces stay in GitHub's heading ids. */
const dropped = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;

/** Every id that a link may name: GitHub's (also Docusaurus'), GitLab's and python-markdown's spelling of each heading. */
export function anchorsOf(document: MarkdownDocument): Set<string> {
	const anchors = new Set(document.explicitAnchors.map((id) => id.toLowerCase()));
	const seen = new Map<string, number>();
	for (const block of document.blocks) {
		if (block.type !== 'heading') continue;
		const text = block.text.replace(/\s*\{:?\s*(?:\.[\w-]+\s+)*#[^}]*\}\s*$/, '').trim();
		const slug = githubSlug(text);
		const count = seen.get(slug) ?? 0;
		seen.set(slug, count + 1);
		for (const spelling of spellings(slug, text)) {
			anchors.add(count === 0 ? spelling : `${spelling}-${count}`);
			if (count > 0) anchors.add(`${spelling}_${count}`);
		}
	}
	return anchors;
}

/** The id that GitHub gives a heading, without the number of a repeated one. */
function githubSlug(text: string): string {
	return text.toLowerCase().replaceAll(dropped, '').replaceAll(' ', '-');
}

/** Squeezed hyphens (GitLab, python-markdown), none at the ends (kramdown), punctuation as hyphens (VitePress). */
function spellings(slug: string, text: string): string[] {
	const squeezed = slug.replaceAll(/-{2,}/g, '-');
	const withoutEmoji = githubSlug(text.replaceAll(/:[\w+-]+:/g, ''));
	return [
		slug,
		squeezed,
		squeezed.replaceAll(/^-+|-+$/g, ''),
		text
			.toLowerCase()
			.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
			.replaceAll(/^-+|-+$/g, ''),
		withoutEmoji,
		withoutEmoji.replaceAll(/-{2,}/g, '-').replaceAll(/^-+|-+$/g, ''),
	];
}
