import type { ContainerDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import type { Extraction } from '../extraction.ts';
import type { StepOpening } from './attribute.ts';

const idPattern = /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u;

/** The label of a directive as one line; empty where it has none. */
export function directiveTitle(node: ContainerDirective): string {
	const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
	return label ? toString(label).replace(/\s+/g, ' ').trim() : '';
}

/** A step's title, from its label; empty, and reported, where there is none. */
export function readTitle(node: ContainerDirective, opening: StepOpening, extraction: Extraction): string {
	const title = directiveTitle(node);
	if (title === '') {
		const message = `This ${node.name} step has no title.`;
		const hint = `Write it in brackets: \`:::${node.name}[Title]\`.`;
		extraction.report('language/missing-title', opening.range, message, hint);
	}
	return title;
}

/** A step's id; empty, and reported, where it lacks one or has one that is taken. `taken` maps ids to lines. */
export function readId(
	title: string,
	opening: StepOpening,
	taken: Map<string, number>,
	extraction: Extraction,
): string {
	const attribute = opening.attributes.find(({ name }) => name === 'id');
	const proposal = slug(title);
	if (!attribute) {
		const id = `#${proposal || 'id'}`;
		const hint =
			opening.attributes.length > 0 ? `Add \`${id}\` to its attributes.` : `Add \`{${id}}\` behind the title.`;
		extraction.report('language/missing-id', opening.range, 'This step has no id.', hint);
		return '';
	}
	const { value, nameRange } = attribute;
	const line = taken.get(value);
	if (!idPattern.test(value)) {
		const example = `\`#${slug(value) || proposal || 'restart'}\``;
		const hint = value.endsWith(',')
			? `Attributes stand apart by spaces, without commas: ${example}.`
			: `Use letters, digits, \`-\` and \`_\`, such as ${example}.`;
		extraction.report('language/invalid-id', nameRange, `\`${value}\` is no id of a step.`, hint);
		return '';
	}
	if (line !== undefined) {
		const hint = `Choose another, such as \`#${freeId(proposal && proposal !== value ? proposal : value, taken)}\`.`;
		extraction.report(
			'language/duplicate-id',
			nameRange,
			`The step of line ${line} has the id \`${value}\` already.`,
			hint,
		);
		return value;
	}
	taken.set(value, nameRange.start.line);
	return value;
}

function freeId(wanted: string, taken: ReadonlyMap<string, number>): string {
	if (!taken.has(wanted)) return wanted;
	let number = 2;
	while (taken.has(`${wanted}-${number}`)) number += 1;
	return `${wanted}-${number}`;
}

/** A title as an id: `Restart the API` is `restart-the-api`. */
export function slug(title: string): string {
	return title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '');
}
