import type { Heading, Nodes, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Values } from '../resolve/values.ts';
import type { Runbook } from '../schema/runbook.ts';
import { stepKinds } from '../schema/steps/index.ts';
import type { Step } from '../schema/steps/index.ts';
import { flowElement, importedProp } from './element.ts';
import type { PageProps } from './pageProps.ts';
import { proofName } from './proofImport.ts';
import { proseOf } from './proseOf.ts';
import { renderCall } from './renderCall.ts';
import { renderChecklist } from './renderChecklist.ts';
import { renderOptions } from './renderOptions.ts';
import { stepProps } from './stepProps.ts';
import { titleHeading } from './titleHeading.ts';

interface Document {
	path: string;
	runbook: Runbook;
	values: Values;
	file: VFile;
	/** Where the props of the page's components go. */
	page: PageProps;
	/** The text of a document by its path, for the previews of calls. */
	readSource?: ((path: string) => string) | undefined;
}

/** The components that a kind needs besides that of the step. */
const components: Partial<Record<Step['kind'], string[]>> = {
	manual: ['RunbookItem'],
	choose: ['RunbookOptions', 'RunbookOption'],
};

/** Replaces the step directives by components, in order; returns the names of the components it used. */
export function renderSteps(tree: Root, document: Document): string[] {
	const renderer = new StepRenderer(document);
	renderer.renderBelow(tree, 1);
	const kinds = new Set(document.runbook.steps.map(({ kind }) => kind));
	return ['RunbookStep', ...[...kinds].flatMap((kind) => components[kind] ?? [])];
}

class StepRenderer {
	readonly #document: Document;
	#number = 0;

	constructor(document: Document) {
		this.#document = document;
	}

	/** Renders the steps below a node; `depth` is the level of the heading above it, 1 where there is none. */
	renderBelow(node: Nodes, depth: Heading['depth']): void {
		let current = depth;
		visit(node, (child, index, parent) => {
			if (child === node) return undefined;
			if (child.type === 'heading') current = child.depth;
			if (child.type !== 'containerDirective' || !Object.hasOwn(stepKinds, child.name)) return undefined;
			const step = this.#document.runbook.steps[this.#number++];
			if (!step || step.kind !== child.name || !parent || index === undefined)
				return failAsDifferent(child, this.#document.file);
			parent.children[index] = this.#renderStep(child, step, current);
			return SKIP;
		});
	}

	#renderStep(node: ContainerDirective, step: Step, depth: Heading['depth']): MdxJsxFlowElement {
		const { path, file, page } = this.#document;
		const { props, refused } = stepProps(step, { ...this.#document, number: this.#number });
		const [first] = refused;
		if (first) file.fail(`Step ${step.id}: ${first.message} ${first.hint}`, node);
		const heading = titleHeading(node, step, depth);
		const boxes = step.kind === 'manual' ? renderChecklist(node, step, path, page) : [];
		if (step.kind === 'choose') {
			for (const child of node.children)
				if (child.type === 'containerDirective') this.renderBelow(child, heading.depth);
			renderOptions(node, step, this.#document);
		}
		const preview = step.kind === 'call' ? renderCall(step, node, this.#document) : [];
		const element = flowElement('RunbookStep', page.add(props), [
			heading,
			...proseOf(node, step),
			...boxes,
			...preview,
		]);
		if (page.isProven) element.attributes.push(importedProp('proof', proofName));
		return element;
	}
}

function failAsDifferent(node: ContainerDirective, file: VFile): never {
	return file.fail(
		'The site reads other steps here than the runner does. Take the step out of what the site rewrites, such as an mdx-code-block.',
		node,
	);
}
