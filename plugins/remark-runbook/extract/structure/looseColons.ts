import type { Paragraph } from 'mdast';
import { readOpening } from '../../directive/opening.ts';
import type { Extraction } from '../extraction.ts';
import { endOffset, startLine, startOffset } from '../position.ts';

/**
 * Finds lines of colons that the parser took for prose: opening lines that cannot be read, and closing lines of
 * nothing. `expected` counts the closing lines whose missing opening is reported or known already.
 */
export class LooseColons {
	expected = 0;
	readonly #extraction: Extraction;
	readonly #known: ReadonlySet<string>;

	constructor(extraction: Extraction, known: ReadonlySet<string>) {
		this.#extraction = extraction;
		this.#known = known;
	}

	read(node: Paragraph): void {
		const { source } = this.#extraction;
		const last = node.position?.end.line ?? 0;
		for (let line = startLine(node); line <= last; line += 1) {
			const start = Math.max(source.lineStart(line), startOffset(node));
			const end = Math.min(source.lineStart(line) + source.line(line).length, endOffset(node));
			const [, indent = '', text = ''] = /^([\s>]*)(:{3}.*)$/.exec(source.text.slice(start, end)) ?? [];
			if (text !== '') this.#readLine(text.trimEnd(), start + indent.length);
		}
	}

	#readLine(text: string, offset: number): void {
		if (!/^:+$/.test(text)) this.#readOpening(text, offset);
		else if (this.expected > 0) this.expected -= 1;
		else this.#reportClosing(text, offset);
	}

	/** Docusaurus takes `:::note Title` for its admonitions; a step's title stands in brackets. */
	#readOpening(text: string, offset: number): void {
		const opening = readOpening(text);
		this.expected += 1;
		const admonition = this.#known.has(opening.name) && opening.label === undefined;
		if (admonition || !opening.fault) return;
		const { fault } = opening;
		const range = this.#extraction.source.range(offset + fault.offset, offset + fault.offset + fault.length);
		this.#extraction.report('language/malformed-directive', range, fault.message, fault.hint);
	}

	#reportClosing(text: string, offset: number): void {
		const range = this.#extraction.source.range(offset, offset + text.length);
		const hint = 'Remove it. Around another directive, the outer one needs more colons than the inner one.';
		this.#extraction.report('language/stray-closing', range, `\`${text}\` closes no directive.`, hint);
	}
}
