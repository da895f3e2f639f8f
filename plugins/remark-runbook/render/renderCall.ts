import type { Link, List, ListItem, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { VFile } from 'vfile';
import { calledPath } from '../call/calledPath.ts';
import { readRunbook } from '../extract/index.ts';
import type { Runbook } from '../schema/runbook.ts';
import type { CallStep } from '../schema/steps/call.ts';

interface Host {
	file: VFile;
	/** The text of a document by its path. */
	readSource?: ((path: string) => string) | undefined;
}

/** What a call leads to: a link to the runbook and to each of its steps. Fails the file where there is no such runbook. */
export function renderCall(
	{ id, runbook: { path } }: CallStep,
	node: ContainerDirective,
	{ file, readSource }: Host,
): [Paragraph, List] | [Paragraph] {
	const called = readSource && readCalled(calledPath(file.path, path), readSource);
	if (readSource && !called)
		return file.fail(
			`Step ${id} calls \`${path}\`, which is no valid runbook. Correct \`runbook\`; it counts from this document.`,
			node,
		);
	const words: Paragraph = {
		type: 'paragraph',
		children: [
			{ type: 'text', value: 'Do the runbook ' },
			{ type: 'link', url: path, children: [{ type: 'text', value: called?.title ?? path }] },
			{ type: 'text', value: called ? ', all of its steps:' : '.' },
		],
	};
	return called ? [words, stepList(called, path)] : [words];
}

function readCalled(path: string, readSource: (path: string) => string): Runbook | undefined {
	try {
		return readRunbook(path, readSource(path)).runbook;
	} catch {
		return undefined;
	}
}

function stepList({ steps }: Runbook, path: string): List {
	const children = steps.map(({ id, title }): ListItem => {
		const link: Link = { type: 'link', url: `${path}#${id}`, children: [{ type: 'text', value: title }] };
		return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [link] }] };
	});
	return { type: 'list', ordered: true, spread: false, children };
}
