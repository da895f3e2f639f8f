import type { ReactNode } from 'react';
import { readRunbook } from '../../../../plugins/remark-runbook/index.ts';
import type { Problem, Runbook } from '../../../../plugins/remark-runbook/index.ts';
import { renderPage } from './renderPage.tsx';

/** The path that the document has in problems and in lines to copy. */
const documentPath = 'playground.mdx';

export interface Document {
	problems: readonly Problem[];
	/** Missing where the document is no runbook, or has an error. */
	runbook?: Runbook;
	page?: ReactNode;
}

/** What the language says of a text: as a run and the drift check read it. */
export function readDocument(source: string): Document {
	const { problems, runbook, isRunbook } = readRunbook(documentPath, source);
	if (!isRunbook && problems.length === 0) return { problems: [] };
	if (!runbook) return { problems };
	return { problems, runbook, page: renderPage(source, documentPath) };
}
