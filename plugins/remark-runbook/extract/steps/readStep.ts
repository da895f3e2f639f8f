import { didYouMean } from '../../problems/nearest.ts';
import type { Step } from '../../schema/steps/index.ts';
import type { Frontmatter } from '../contract/readFrontmatter.ts';
import type { Extraction } from '../extraction.ts';
import { readStepFences } from '../fences/stepFences.ts';
import type { Branches } from '../names/branches.ts';
import type { Capture } from '../names/nameUse.ts';
import { rangeOf } from '../position.ts';
import type { StepOutline } from '../structure/outline.ts';
import { readStepOpening, type Attribute } from './attribute.ts';
import { attributeTemplate } from './attributeTemplate.ts';
import { readId, readTitle } from './identity.ts';
import { stepReaders } from './index.ts';
import { branchOf } from './option.ts';

interface Surroundings {
	/** Position of the step from 0. */
	index: number;
	/** The ids so far with their lines. */
	ids: Map<string, number>;
	frontmatter: Frontmatter;
}

/** Reads one step; the capture that it declares is told even where the step has problems. */
export function readStep(
	outline: StepOutline,
	around: Surroundings,
	extraction: Extraction,
): { step: Step | undefined; capture: Capture | undefined } {
	const { node, kind, section } = outline;
	const opening = readStepOpening(node, extraction);
	const title = readTitle(node, opening, extraction);
	const id = readId(title, opening, around.ids, extraction);
	checkAttributes(opening.attributes, around, extraction);
	const fences = readStepFences(outline.fences, kind, around.index, extraction);
	const { output, check, undo, dryRun } = fences;
	const base = {
		id,
		title,
		range: rangeOf(node, extraction.source),
		section,
		...(outline.within.length > 0 && { within: outline.within.map(branchOf) }),
		output,
		...(check && { check }),
		...(undo && { undo }),
		...(dryRun && { dryRun }),
	};
	const { index } = around;
	const parts = {
		base,
		outline,
		index,
		frontmatter: around.frontmatter,
		opening: opening.range,
		attributes: opening.attributes,
		fences,
		extraction,
	};
	return {
		step: stepReaders[kind](parts),
		capture: captureOf(opening.attributes, id, around.index, outline.within.map(branchOf)),
	};
}

/** Checks what one attribute says of another, of the contract and of inputs. */
function checkAttributes(attributes: readonly Attribute[], around: Surroundings, extraction: Extraction): void {
	const names = new Set(attributes.map(({ name }) => name));
	for (const attribute of attributes) {
		const { name, nameRange } = attribute;
		if ((name === 'delay' || name === 'backoff') && !names.has('retry')) {
			const message = `\`${name}\` has no effect without \`retry\`.`;
			extraction.report('language/attribute-without-effect', nameRange, message, 'Add `retry=3`, or remove it.');
		}
		if (name === 'if') checkCondition(attribute, extraction);
		if (name === 'target') checkTarget(attribute, around.frontmatter.targets, extraction);
		if (name === 'danger' || name === 'confirm') attributeTemplate(attribute, around.index, extraction);
	}
}

/** An expression names inputs and captures without braces. */
function checkCondition({ value, valueRange }: Attribute, extraction: Extraction): void {
	const name = /\{\{([\w-]+)\}\}/.exec(value)?.[1];
	if (name === undefined) return;
	const message = `\`if\` is an expression, in which \`{{${name}}}\` has no meaning.`;
	extraction.report('language/attribute-value', valueRange, message, `Write \`${name}\` without braces and quotes.`);
}

function checkTarget({ value, valueRange }: Attribute, targets: ReadonlySet<string>, extraction: Extraction): void {
	if (targets.has(value) || value === '' || value.includes('{{')) return;
	const names = [...targets].map((name) => `\`${name}\``).join(', ');
	const hint =
		didYouMean(value, targets) ??
		(names ? `The targets are ${names}.` : `Declare it in the frontmatter under \`runbook.targets.${value}\`.`);
	extraction.report('language/unknown-target', valueRange, `No target is named \`${value}\`.`, hint);
}

function captureOf(
	attributes: readonly Attribute[],
	stepId: string,
	step: number,
	branches: Branches,
): Capture | undefined {
	const attribute = attributes.find(({ name }) => name === 'capture');
	return attribute && attribute.value !== ''
		? { name: attribute.value, step, stepId, branches, range: attribute.valueRange }
		: undefined;
}
