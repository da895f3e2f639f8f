import path from 'node:path';
import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { ReferenceLayer } from './layers.ts';
import { whileReading } from './looks/looks.ts';
import type { ReferenceChecker } from './reference/index.ts';

/** Rung 3 for one document: its commands one by one, and what its prose and links name. */
export interface DocumentReferences {
	layer: ReferenceLayer;
	/** Problems of links, anchors and inline code; those of fences come with their commands. */
	problems(): Promise<Problem[]>;
}

/** Looks at a document from its workspace; `absolutePath` is where it lies, `executed` says that the runner runs it. */
export function openReferences(
	checker: ReferenceChecker,
	document: MarkdownDocument,
	absolutePath: string,
	workspace: string,
	executed: boolean,
): DocumentReferences {
	const inWorkspace = path.relative(workspace, absolutePath).split(path.sep).join('/');
	const context = whileReading(absolutePath, () => checker.read({ ...document, path: inWorkspace }, executed));
	return {
		layer: { check: (command, line) => checker.check(command, { context, line }) },
		problems: async () => {
			const problems = await checker.checkDocument(context);
			return problems.map((problem) => ({ ...problem, path: document.path }));
		},
	};
}
