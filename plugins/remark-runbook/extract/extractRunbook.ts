import type { Root } from 'mdast';
import { inOrder } from '../problems/inOrder.ts';
import type { Problem } from '../schema/problem.ts';
import type { Runbook } from '../schema/runbook.ts';
import type { Step } from '../schema/steps/index.ts';
import { createSourceText } from '../source/sourceText.ts';
import { readFrontmatter, type Frontmatter } from './contract/readFrontmatter.ts';
import { startExtraction, type Extraction, type MatchesWhole } from './extraction.ts';
import { checkNames } from './names/checkNames.ts';
import type { CaptureName } from './names/nameUse.ts';
import { checkOutputs } from './contract/checkOutputs.ts';
import { checkSandboxChoices } from './contract/sandboxChoices.ts';
import { branchOf } from './steps/option.ts';
import { readStep } from './steps/readStep.ts';
import type { Outline } from './structure/outline.ts';
import { outlineDocument } from './structure/outlineDocument.ts';

export interface ExtractOptions {
	/** The path to show in problems. */
	path: string;
	/** The text that the tree was parsed from. */
	source: string;
	/** Names of the site's own directives. */
	knownDirectives?: Iterable<string>;
	/** How the document's own patterns are tried, where that has a limit. */
	matchesWhole?: MatchesWhole;
}

export interface Extracted {
	/** Missing where the document is no runbook or has an error. */
	runbook?: Runbook;
	/** In the order of the document. */
	problems: Problem[];
	/** Whether the document has a step, even one with problems. */
	isRunbook: boolean;
}

/** Reads the runbook out of a document's tree, with all of its problems at once. Evaluates nothing of it. */
export function extractRunbook(tree: Root, options: ExtractOptions): Extracted {
	const extraction = startExtraction(options.path, createSourceText(options.source), options.matchesWhole);
	const frontmatter = readFrontmatter(tree, extraction);
	const outline = outlineDocument(tree, options.knownDirectives ?? [], extraction);
	const steps = readSteps(outline, frontmatter, extraction);
	const problems = inOrder(extraction.problems);
	const isRunbook = outline.steps.length > 0;
	const failed = problems.some(({ severity }) => severity === 'error');
	if (!isRunbook || failed) return { problems, isRunbook };
	const { description, contract } = frontmatter;
	const title = frontmatter.title ?? outline.heading ?? fileName(options.path);
	return {
		runbook: { title, ...(description !== undefined && { description }), contract, steps },
		problems,
		isRunbook,
	};
}

function readSteps(outline: Outline, frontmatter: Frontmatter, extraction: Extraction): Step[] {
	const ids = new Map<string, number>();
	const captures: CaptureName[] = [];
	const steps: Step[] = [];
	for (const [index, stepOutline] of outline.steps.entries()) {
		const { step, captures: yielded } = readStep(stepOutline, { index, ids, frontmatter }, extraction);
		if (step) steps.push(step);
		captures.push(...yielded);
	}
	const branches = outline.steps.map(({ within }) => within.map(branchOf));
	checkNames(extraction, { inputs: frontmatter.inputs, captures, branches });
	checkOutputs(frontmatter, captures, extraction);
	if (steps.length === outline.steps.length) checkSandboxChoices(frontmatter, steps, extraction);
	return steps;
}

function fileName(path: string): string {
	return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
}
