import type { Code, ListItem, Nodes, Root } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import type { Extraction } from '../extraction.ts';
import { readFenceInfo } from '../fences/fenceInfo.ts';
import { openingLine, rangeOf } from '../position.ts';
import { checkDirectiveClosed, isFenceOpen, reportOpenFence } from './closings.ts';
import {
	admonitions,
	checkSmallDirective,
	inputDirective,
	isStepKind,
	optionDirective,
	reportUnknownContainer,
} from './directiveNames.ts';
import { HeadingPath } from './headings.ts';
import { LooseColons } from './looseColons.ts';
import { reportNested, reportStrayOption } from './nesting.ts';
import type { Outline, StepOutline } from './outline.ts';

/** Where the walk is: the nearest directive around, and the step that it is in. */
interface Surroundings {
	directive?: ContainerDirective;
	step?: StepOutline;
	within: StepOutline['within'];
}

/** Walks a document once: finds its steps with their fences and items, and reports what is wrong with its structure. */
export function outlineDocument(tree: Root, knownDirectives: Iterable<string>, extraction: Extraction): Outline {
	const walk = new OutlineWalk(new Set([...admonitions, ...knownDirectives]), extraction);
	walk.visit(tree, { within: [] });
	return walk.finish();
}

class OutlineWalk {
	readonly #known: ReadonlySet<string>;
	readonly #extraction: Extraction;
	readonly #headings = new HeadingPath();
	readonly #colons: LooseColons;
	readonly #steps: StepOutline[] = [];
	readonly #fencesOutside: Code[] = [];
	#cutOff = false;

	constructor(known: ReadonlySet<string>, extraction: Extraction) {
		this.#known = known;
		this.#extraction = extraction;
		this.#colons = new LooseColons(extraction, known);
	}

	visit(node: Nodes, around: Surroundings): void {
		const inside = this.#enter(node, around);
		if (!('children' in node)) return;
		for (const child of node.children) this.visit(child, inside);
	}

	finish(): Outline {
		const { title } = this.#headings;
		if (this.#steps.length > 0) for (const node of this.#fencesOutside) this.#reportOutside(node);
		return { ...(title === undefined ? {} : { heading: title }), steps: this.#steps };
	}

	#enter(node: Nodes, around: Surroundings): Surroundings {
		switch (node.type) {
			case 'heading':
				if (!around.step && around.within.length === 0) this.#headings.enter(node);
				return around;
			case 'containerDirective':
				return this.#enterContainer(node, around);
			case 'leafDirective':
				checkSmallDirective(node, this.#known, this.#extraction);
				return around;
			case 'textDirective':
				this.#readTextDirective(node);
				return around;
			case 'code':
				this.#readCode(node, around);
				return around;
			case 'listItem':
				this.#readItem(node, around);
				return around;
			case 'paragraph':
				this.#colons.read(node);
				return around;
			case 'mdxTextExpression':
			case 'mdxFlowExpression':
				this.#readExpression(node);
				return around;
			default:
				return around;
		}
	}

	#enterContainer(node: ContainerDirective, around: Surroundings): Surroundings {
		if (checkDirectiveClosed(node, around.directive, this.#extraction)) this.#colons.expected += 1;
		if (node.name === optionDirective) return this.#enterOption(node, around);
		if (!isStepKind(node.name)) {
			if (!this.#known.has(node.name)) reportUnknownContainer(node, this.#known, this.#extraction);
			return { ...around, directive: node };
		}
		const { within } = around;
		const section = this.#headings.texts;
		const step: StepOutline = { node, kind: node.name, section, fences: [], items: [], options: [], within };
		if (around.step) reportNested(node, around.step, this.#extraction);
		else this.#steps.push(step);
		return { directive: node, step, within };
	}

	#enterOption(node: ContainerDirective, around: Surroundings): Surroundings {
		const { step: choose } = around;
		if (choose?.kind !== 'choose') {
			if (!this.#known.has(node.name)) reportStrayOption(node, this.#extraction);
			return { ...around, directive: node };
		}
		const option = { node };
		choose.options.push(option);
		return { directive: node, within: [...around.within, { choose, option }] };
	}

	#readTextDirective(node: TextDirective): void {
		checkSmallDirective(node, this.#known, this.#extraction);
		if (node.name !== inputDirective || node.children.length === 0) return;
		const range = rangeOf(node, this.#extraction.source);
		this.#extraction.uses.push({ name: toString(node).trim(), range, afterStep: false });
	}

	#readCode(node: Code, around: Surroundings): void {
		if (isFenceOpen(node, this.#extraction.source)) this.#readOpenFence(node, around.directive);
		if (around.step) around.step.fences.push(node);
		else if (this.#colons.expected === 0) this.#fencesOutside.push(node);
	}

	/** The closing line of a fence that a directive cut off opens another one, which is no fault of its own. */
	#readOpenFence(node: Code, directive: ContainerDirective | undefined): void {
		const leftover = this.#cutOff && !directive && !node.lang;
		this.#cutOff = directive !== undefined;
		if (!leftover) reportOpenFence(node, directive, this.#extraction);
	}

	#readItem(node: ListItem, { step }: Surroundings): void {
		if (step && typeof node.checked === 'boolean') step.items.push(node);
	}

	/** `{{name}}` in prose is an expression in MDX: it would be evaluated on the page, and fail. */
	#readExpression(node: Extract<Nodes, { type: 'mdxTextExpression' | 'mdxFlowExpression' }>): void {
		const name = /^\{\s*([A-Za-z_]\w*)\s*\}$/.exec(node.value.trim())?.[1];
		if (name === undefined) return;
		const hint = `Write \`:input[${name}]\` to show the current value, or put the braces in backticks.`;
		const message = `\`{{${name}}}\` stands in prose, where MDX evaluates it.`;
		this.#extraction.report('language/placeholder-in-prose', rangeOf(node, this.#extraction.source), message, hint);
	}

	#reportOutside(node: Code): void {
		const { text, range } = openingLine(node, this.#extraction.source);
		const info = readFenceInfo(text);
		const words = new Set([info.language, ...info.meta].map((word) => word?.text));
		const role = ['output', 'check', 'undo', 'dry-run'].find((name) => words.has(name));
		if (role === undefined) return;
		const message = `This \`${role}\` fence stands outside any step.`;
		const hint = 'Move it into its step, before the closing `:::`.';
		this.#extraction.report('language/fence-outside-step', range, message, hint);
	}
}
