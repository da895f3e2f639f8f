import type { Block, Heading, MarkdownDocument } from '../../../markdown/document.ts';

/** What stands around a place in a document. */
export interface Surroundings {
	/** The headings above it, outermost first. */
	headings: Heading[];
	/** Prose from the last heading to the place, and of the paragraph in which it stands. */
	before: string;
	/** The paragraph right before it, or the one in which it stands. */
	nearest: string;
	/** All prose of its section and of the sections that hold it, up to the place. */
	above: string;
}

const known = new WeakMap<MarkdownDocument, Map<number, Surroundings>>();

/** Finds headings and prose around a source offset; places in one block share the answer. */
export function surroundingsOf(document: MarkdownDocument, offset: number): Surroundings {
	const store = known.get(document) ?? new Map<number, Surroundings>();
	known.set(document, store);
	const index = lastBlock(document, offset);
	const found = store.get(index) ?? lookAround(document.blocks.slice(0, index + 1));
	store.set(index, found);
	return found;
}

/** The last block that starts at or before an offset, -1 for none. */
function lastBlock({ blocks }: MarkdownDocument, offset: number): number {
	let low = -1;
	let high = blocks.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((blocks[middle]?.range.start.offset ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

function lookAround(blocks: readonly Block[]): Surroundings {
	const headings: Heading[] = [];
	let before: string[] = [];
	let above: { depth: number; text: string }[] = [];
	for (const block of blocks) {
		if (block.type === 'heading') {
			openSection(headings, block);
			above = above.filter(({ depth }) => depth < block.depth);
			before = [];
		} else if (block.type === 'prose') {
			before.push(block.text);
			above.push({ depth: headings.at(-1)?.depth ?? 0, text: block.text });
		}
	}
	return {
		headings,
		before: before.join('\n'),
		nearest: before.at(-1) ?? '',
		above: above.map(({ text }) => text).join('\n'),
	};
}

function openSection(headings: Heading[], heading: Heading): void {
	while ((headings.at(-1)?.depth ?? 0) >= heading.depth) headings.pop();
	headings.push(heading);
}

/** The block that follows the one in which an offset lies. */
export function blockAfter(document: MarkdownDocument, offset: number): Block | undefined {
	return document.blocks[lastBlock(document, offset) + 1];
}
