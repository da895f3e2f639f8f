import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** Keeps the path of headings above the current place; the page's own heading is not part of it. */
export class HeadingPath {
	title: string | undefined;
	#path: { depth: number; text: string }[] = [];

	enter(node: Heading): void {
		const text = toString(node)
			.replace(/\s*\{#[^}]*\}\s*$/, '')
			.trim();
		this.#path = this.#path.filter(({ depth }) => depth < node.depth);
		if (node.depth === 1 && this.title === undefined) this.title = text;
		else this.#path.push({ depth: node.depth, text });
	}

	get texts(): string[] {
		return this.#path.map(({ text }) => text);
	}
}
