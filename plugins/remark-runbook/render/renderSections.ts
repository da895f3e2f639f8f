import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Runbook } from '../schema/runbook.ts';
import { stepKinds } from '../schema/steps/index.ts';
import { flowElement } from './element.ts';
import type { PageProps } from './pageProps.ts';
import type { RunbookSectionProps } from './props.ts';

interface Section {
	title: string;
	/** Where its last step is among the tree's children. */
	last: number;
	/** Positions among the runbook's steps. */
	steps: number[];
}

/** Kinds whose command can stand in a script. */
const scripted: ReadonlySet<string> = new Set(['shell', 'http']);

/** Offers the commands of each section with several as a script, behind its last step; returns the names of the components. */
export function renderSections(tree: Root, document: string, runbook: Runbook, page: PageProps): string[] {
	const sections = sectionsOf(tree, runbook.title).filter(({ steps }) => {
		const commands = steps.filter((index) => scripted.has(runbook.steps[index]?.kind ?? ''));
		return commands.length > 1;
	});
	for (const { title, last, steps } of sections.toReversed()) {
		const ids = steps.flatMap((index) => runbook.steps[index]?.id ?? []);
		const props: RunbookSectionProps = { document, title, steps: ids };
		tree.children.splice(last + 1, 0, flowElement('RunbookSection', page.add(props), []));
	}
	return sections.length === 0 ? [] : ['RunbookSection'];
}

function sectionsOf(tree: Root, title: string): Section[] {
	const sections: Section[] = [{ title, last: -1, steps: [] }];
	let count = 0;
	for (const [index, child] of tree.children.entries()) {
		if (child.type === 'heading' && child.depth > 1) sections.push({ title: toString(child), last: -1, steps: [] });
		const section = sections.at(-1);
		visit(child, 'containerDirective', ({ name }) => {
			if (!Object.hasOwn(stepKinds, name) || !section) return;
			section.last = index;
			section.steps.push(count++);
		});
	}
	return sections;
}
